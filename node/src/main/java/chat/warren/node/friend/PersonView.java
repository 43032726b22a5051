package chat.warren.node.friend;

import chat.warren.storage.people.Friend;
import java.util.Optional;

/**
 * Somebody whom we know, or who wants to be known.
 *
 * @param name by which to show them
 * @param note what they said to their question, or we to ours; empty without one
 * @param may what they may do with us
 * @param lets what they let us do; empty while none of their devices is there
 * @param linked how many of their devices are linked with us
 */
public record PersonView(
        Friend friend, String name, String note, Permissions may, Optional<Permissions> lets, int linked) {}
