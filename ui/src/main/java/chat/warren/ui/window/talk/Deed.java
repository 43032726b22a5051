package chat.warren.ui.window.talk;

import java.awt.Component;
import java.util.function.Consumer;

/**
 * Something that can be done with a message.
 *
 * @param quick whether it stands beside the message under the pointer
 * @param doing begins it, beside the component that asked for it
 */
record Deed(String icon, String name, boolean quick, Consumer<Component> doing) {
    void run(Component at) {
        doing.accept(at);
    }
}
