package chat.warren.node.friend;

/** What a person asked for cannot be done; the message says in a sentence why, and what helps. Nothing was changed. */
public final class NotPossibleException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotPossibleException(String sentence) {
        super(sentence);
    }
}
