package chat.warren.ui.window.compose;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What a field held before: a step for each word, so that taking back takes back what one remembers. */
final class Past {
    /** As far back as anybody goes. */
    private static final int STEPS = 100;

    private final Deque<String> before = new ArrayDeque<>();
    private final Deque<String> after = new ArrayDeque<>();
    private String last = "";

    /** The text is this now. */
    void now(String text) {
        boolean grew = text.length() == last.length() + 1 && text.startsWith(last);
        boolean within = grew && !Character.isWhitespace(text.charAt(text.length() - 1));
        if (!within || before.isEmpty()) {
            before.push(last);
            if (before.size() > STEPS) {
                before.removeLast();
            }
        }
        after.clear();
        last = text;
    }

    Optional<String> back(String text) {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        after.push(text);
        last = before.pop();
        return Optional.of(last);
    }

    Optional<String> forth(String text) {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        before.push(text);
        last = after.pop();
        return Optional.of(last);
    }
}
