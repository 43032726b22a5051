package chat.warren.node.friend;

import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;

/**
 * Somebody of whom a friend told us.
 *
 * @param name as the friend says they are called
 * @param accepted we said yes and wait for them to do so
 */
public record IntroductionView(Id id, PersonId by, PersonId person, String name, boolean accepted) {}
