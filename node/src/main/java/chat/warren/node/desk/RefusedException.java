package chat.warren.node.desk;

/** A request that was not carried out. The message says why, in one sentence for people. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    /** @param error a word for programs, which keeps its meaning */
    public RefusedException(int status, String error, String sentence) {
        super(sentence);
        this.status = status;
        this.error = error;
    }

    public int status() {
        return status;
    }

    public String error() {
        return error;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
