package chat.warren.node.chat.item;

import chat.warren.storage.people.PersonId;

/**
 * Somebody is meant by a piece of the text.
 *
 * @param from counted in UTF-16 units, as the text is
 */
public record Mention(PersonId person, int from, int length) {
    /** A whole group by name, and no more: each may sound somebody's phone. */
    public static final int MAX = 50;

    public Mention {
        if (from < 0 || length < 1) {
            throw new IllegalArgumentException("a mention of no letters");
        }
    }
}
