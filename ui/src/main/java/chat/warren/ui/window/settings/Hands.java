package chat.warren.ui.window.settings;

import chat.warren.node.api.Event;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What settings can do with the window that they stand in. On the event thread. */
public interface Hands {
    Choices choices();

    /** Takes effect at once, and is kept. */
    void choose(Choices choices);

    void lock();

    /** Shows what destroys the profile, and asks. */
    void panic();

    /** Whether this desktop has a place for a window that was closed. */
    boolean hasTray();

    /** Whether somebody has chosen a passphrase yet. */
    boolean hasPassphrase();

    /**
     * Sets one, and wipes the typed characters.
     *
     * @param told a sentence when it failed, nothing when it is done
     */
    void protect(char[] passphrase, Consumer<String> told);

    /** Another profile takes this one's place in the window. */
    void open(Path profile);

    Path folder();

    /** Hears what happens for as long as these settings are open. */
    void listen(Consumer<Event> heard);
}
