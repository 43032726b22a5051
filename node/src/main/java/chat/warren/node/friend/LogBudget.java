package chat.warren.node.friend;

import chat.warren.storage.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How much is written down of what a friend does by themselves: the log keeps everything for ever. */
final class LogBudget {
    /** More names or devices than anybody takes in a day who means something by it. */
    static final int A_DAY = 12;

    private static final Duration DAY = Duration.ofDays(1);

    private final Map<PersonId, Day> days = new HashMap<>();

    private record Day(Instant since, int written) {}

    /** Whether one more of this friend's is written down; if so, it is counted. */
    boolean take(PersonId person, Instant now) {
        days.values().removeIf(day -> !now.isBefore(day.since().plus(DAY)));
        Day today = days.getOrDefault(person, new Day(now, 0));
        if (today.written() == A_DAY) {
            return false;
        }
        days.put(person, new Day(today.since(), today.written() + 1));
        return true;
    }
}
