package chat.warren.storage.chat;

/**
 * Whoever follows the words of messages, as the search index does. Told after the commit, in the order of the commits.
 */
public interface Wording {
    /** A new message, or a message's new words. */
    void says(long number, Message message);

    /** A message's words are gone. */
    void silent(long number);

    /** A whole conversation is gone. */
    void conversationGone(long conversationNumber);

    /** For a profile that nobody searches. */
    Wording UNHEARD = new Wording() {
        @Override
        public void says(long number, Message message) {}

        @Override
        public void silent(long number) {}

        @Override
        public void conversationGone(long conversationNumber) {}
    };
}
