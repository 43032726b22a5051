package chat.warren.node.chat;

import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import java.util.Optional;

/** Told what became of a command, once that is on the disk. */
public interface Answer {
    /** It is done, and survives everything from here on; the id is that of what was said, if something was. */
    void done(Optional<MessageId> said);

    /** It cannot be done as things are, and nothing was changed. */
    void refused(Refusal why);

    /** It could not be saved, and nothing was changed. */
    void failed(StorageException why);

    /**
     * Why something was not done.
     *
     * @param sentence for people
     * @param missing whether what was named is not there, or not any more
     */
    record Refusal(String sentence, boolean missing) {}

    /** For those who do not wait. */
    Answer NOBODY = new Answer() {
        @Override
        public void done(Optional<MessageId> said) {}

        @Override
        public void refused(Refusal why) {}

        @Override
        public void failed(StorageException why) {}
    };
}
