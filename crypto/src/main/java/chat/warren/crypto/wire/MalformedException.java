package chat.warren.crypto.wire;

/** The sender broke the format. Their fault, never ours: drop what they sent, count it and carry on. */
public class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param rule what the bytes should have been; never a part of the bytes, which may be secret */
    public MalformedException(String rule) {
        // No stack trace: whoever floods us with noise shall not make us walk the stack each time.
        super(rule, null, false, false);
    }
}
