package chat.warren.node.api;

/**
 * Somebody of whom a friend told us.
 *
 * @param by the friend
 * @param byName as we call them
 * @param name as the friend says the other is called
 * @param accepted we said yes and wait for them to do so
 */
public record IntroductionCard(String id, String by, String byName, String person, String name, boolean accepted) {}
