package chat.warren.crypto.wire;

/** A tag, a signature or a checksum does not fit: forged, damaged, or made for someone else. */
public final class ForgedException extends MalformedException {
    private static final long serialVersionUID = 1L;

    public ForgedException(String rule) {
        super(rule);
    }
}
