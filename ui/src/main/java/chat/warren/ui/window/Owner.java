package chat.warren.ui.window;

import chat.warren.ui.window.door.Programs;
import chat.warren.ui.window.settings.Choices;
import java.nio.file.Path;

/** Who opened a profile in a window, and goes on when that ends. */
interface Owner {
    /** The profile is locked. */
    void locked();

    /** It is locked, and this one is wanted instead. */
    void instead(Path profile);

    void quit();

    /** Nothing of it is left. */
    void destroyed();

    /** Other programs of the user, which come and go as the setting says. */
    Programs programs();

    /** Another language: everything is to be made anew. */
    void anew(Choices choices);
}
