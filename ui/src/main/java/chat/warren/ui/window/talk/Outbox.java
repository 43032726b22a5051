package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageView;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where what is written goes. */
interface Outbox {
    /** Sends it; if that fails, {@code unsent} is told on the event thread. */
    void send(Written what, Runnable unsent);

    /** Puts a picture that was pasted where a file is wanted. */
    void keep(BufferedImage picture, Consumer<Path> then);

    /** Removes such a picture, which is not sent after all. */
    void discard(Path picture);

    void change(String message, String text, Runnable unsent);

    /** What is begun, and the message that it answers. */
    void draft(String text, Optional<String> replyTo);

    void typing(boolean writing);

    /** The one that the arrow up changes. */
    Optional<MessageView> lastOwn();

    /** The one before or after the one that is answered now. */
    Optional<MessageView> beside(Optional<MessageView> answered, int by);

    /** The keyboard goes to the messages. */
    void leave();
}
