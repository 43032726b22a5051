package chat.warren.node.chat;

import chat.warren.storage.chat.MessageId;
import java.util.Optional;

/** Told what became of a command, once that is on the disk. */
public interface Answer {
    /** It is done, and survives everything from here on; the id is that of what was said, if something was. */
    void done(Optional<MessageId> said);

    /** Nothing was changed; the sentence says why. */
    void failed(String why);

    /** For those who do not wait. */
    Answer NOBODY = new Answer() {
        @Override
        public void done(Optional<MessageId> said) {}

        @Override
        public void failed(String why) {}
    };
}
