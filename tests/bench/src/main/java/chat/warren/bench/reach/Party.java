package chat.warren.bench.reach;

import java.util.List;

/**
 * Whoever takes part in a run.
 *
 * @param all the two who are measured, and then whoever helps them
 * @param known by whom their programs find the network
 */
record Party(List<Friend> all, String known) {
    Friend alice() {
        return all.get(0);
    }

    Friend bob() {
        return all.get(1);
    }
}
