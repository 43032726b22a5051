package chat.warren.ui.window.talk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is selected with the mouse: from a letter of one message to a letter of the same or another. */
final class Selection {
    /** A place between two letters of a message. */
    record Place(String row, int letter) {}

    private @Nullable Place from;
    private @Nullable Place to;

    void clear() {
        from = null;
        to = null;
    }

    void begin(Place at) {
        from = at;
        to = at;
    }

    void extend(Place at) {
        to = at;
    }

    void set(Place begin, Place end) {
        from = begin;
        to = end;
    }

    Optional<Place> begun() {
        return Optional.ofNullable(from);
    }

    boolean isEmpty() {
        return from == null || to == null || from.equals(to);
    }

    /** What of a row is selected, as from and to. */
    int[] of(int row, Roll roll) {
        int[] none = {0, 0};
        if (from == null || to == null || isEmpty()) {
            return none;
        }
        int one = roll.find(from.row());
        int other = roll.find(to.row());
        if (one < 0 || other < 0 || row < Math.min(one, other) || row > Math.max(one, other)) {
            return none;
        }
        boolean forward = one < other || (one == other && from.letter() <= to.letter());
        Place first = forward ? from : to;
        Place last = forward ? to : from;
        int begin = row == roll.find(first.row()) ? first.letter() : 0;
        int end = row == roll.find(last.row()) ? last.letter() : Integer.MAX_VALUE;
        return new int[] {begin, end};
    }

    /** The rows that it touches, by number. */
    List<Integer> rows(Roll roll) {
        if (from == null || to == null || isEmpty()) {
            return List.of();
        }
        int one = roll.find(from.row());
        int other = roll.find(to.row());
        return one < 0 || other < 0
                ? List.of()
                : java.util.stream.IntStream.rangeClosed(Math.min(one, other), Math.max(one, other))
                        .boxed()
                        .toList();
    }
}
