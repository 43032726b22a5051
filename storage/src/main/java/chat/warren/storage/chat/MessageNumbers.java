package chat.warren.storage.chat;

/**
 * A message's number: its conversation's number · 2^40 + its place in it, so that a conversation's rows lie together.
 */
public final class MessageNumbers {
    /** A million million messages in a conversation, eight million conversations. */
    static final int PLACE_BITS = 40;

    private MessageNumbers() {}

    public static long number(long conversation, long place) {
        return (conversation << PLACE_BITS) + place;
    }

    public static long place(long number) {
        return number & ((1L << PLACE_BITS) - 1);
    }

    public static long conversation(long number) {
        return number >>> PLACE_BITS;
    }
}
