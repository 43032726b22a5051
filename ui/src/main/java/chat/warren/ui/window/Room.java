package chat.warren.ui.window;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the window was, and how wide its list and its details. Kept in the profile: until it is unlocked, a window
 * stands anywhere.
 *
 * @param list in logical pixels
 * @param details in logical pixels
 */
record Room(Rectangle frame, int list, int details) {
    private static final String BETWEEN = " ";
    private static final int PARTS = 6;

    String text() {
        return String.join(
                BETWEEN,
                Arrays.stream(new int[] {frame.x, frame.y, frame.width, frame.height, list, details})
                        .mapToObj(String::valueOf)
                        .toList());
    }

    /** What another version wrote and this one does not know is as nothing. */
    static Optional<Room> parse(String text) {
        try {
            int[] numbers = Arrays.stream(text.split(BETWEEN, -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            return numbers.length == PARTS
                    ? Optional.of(new Room(
                            new Rectangle(numbers[0], numbers[1], numbers[2], numbers[3]),
                            numbers[PARTS - 2],
                            numbers[PARTS - 1]))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether enough of it is on this screen for somebody to take hold of it. */
    boolean fits(Rectangle screen) {
        Rectangle seen = frame.intersection(screen);
        return seen.width > frame.width / 2 && seen.height > frame.height / 2 && frame.y >= screen.y;
    }
}
