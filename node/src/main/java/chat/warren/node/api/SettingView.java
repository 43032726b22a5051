package chat.warren.node.api;

import java.util.List;

/**
 * Something that a person may choose.
 *
 * @param value as it is now
 * @param usual what holds without a choice; empty for values that only a window knows
 * @param choices what it may be; empty when that is any text, or a number
 * @param meaning for people
 */
public record SettingView(String name, String value, String usual, List<String> choices, String meaning) {
    public SettingView {
        choices = List.copyOf(choices);
    }
}
