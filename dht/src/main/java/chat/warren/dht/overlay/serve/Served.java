package chat.warren.dht.overlay.serve;

/**
 * What was done for others since the start, and what was not.
 *
 * @param done requests carried out and answered
 * @param untokened sent back to come again with a token
 * @param repeated that had been there before: nothing was done a second time
 * @param unreadable sealed to another key, damaged, or of no known kind
 * @param refused by a quota
 */
public record Served(long done, long untokened, long repeated, long unreadable, long refused) {
    Served plus(Served other) {
        return new Served(
                done + other.done,
                untokened + other.untokened,
                repeated + other.repeated,
                unreadable + other.unreadable,
                refused + other.refused);
    }
}
