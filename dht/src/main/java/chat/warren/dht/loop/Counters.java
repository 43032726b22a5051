package chat.warren.dht.loop;

/**
 * What a loop has done since it started.
 *
 * @param socketErrors of any kind: a router that said "unreachable", an address that went away
 * @param wakeUps how often the thread had something to do
 * @param refused commands that found the queue full
 * @param leaps how often time jumped ahead, mostly because the machine slept
 */
public record Counters(Datagrams datagrams, long socketErrors, long wakeUps, long refused, long leaps) {
    /**
     * What came and went.
     *
     * @param unsent no route, no socket of that family, or no room in the system's buffer
     * @param oversize longer than any DHT message; dropped unread
     */
    public record Datagrams(long received, long sent, long unsent, long oversize) {}
}
