package chat.warren.node.api.text;

/**
 * A piece of a text that means somebody, for whoever shows it.
 *
 * @param from the first letter, counted in UTF-16 units
 * @param own whether it means whoever reads it
 */
public record Meant(int from, int length, boolean own) {}
