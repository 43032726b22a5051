package chat.warren.dht.engine;

/** How much an operation may cost. */
public enum Effort {
    /** Somebody waits: holders are asked so that they can answer at once, and who has nothing was asked thoroughly. */
    FULL,

    /**
     * Nobody waits: only those who should hold the item are asked, with short queries. A holder that does not know our
     * address asks for a ping before it sends a long answer, which takes one round trip more.
     */
    LIGHT
}
