package chat.warren.node.running;

import chat.warren.dht.rendezvous.PairId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Numbers for spare sockets. Each friend's attempts count theirs from one; the outlet knows them by numbers of ours.
 */
final class Spares {
    /** Four attempts of 256 at a time: each is a socket, and systems allow a process a thousand or a few. */
    private static final int MAX_OPEN = 768;

    private final Map<Owner, Integer> numbers = new HashMap<>();
    private final Map<Integer, Owner> owners = new HashMap<>();
    private int last = Outlet.MAIN;

    /** Whose it is, and which number it has there. */
    record Owner(PairId pair, int number) {}

    /** Empty when there are too many already: what was to be sent is lost, as on any network. */
    OptionalInt of(PairId pair, int number) {
        if (number == Outlet.MAIN) {
            return OptionalInt.of(Outlet.MAIN);
        }
        Owner owner = new Owner(pair, number);
        Integer known = numbers.get(owner);
        if (known != null) {
            return OptionalInt.of(known);
        }
        if (numbers.size() >= MAX_OPEN) {
            return OptionalInt.empty();
        }
        numbers.put(owner, ++last);
        owners.put(last, owner);
        return OptionalInt.of(last);
    }

    /** The friend's own number for a socket of the outlet; empty when it is another friend's. */
    OptionalInt numberFor(PairId pair, int socket) {
        if (socket == Outlet.MAIN) {
            return OptionalInt.of(Outlet.MAIN);
        }
        Owner owner = owners.get(socket);
        return owner != null && owner.pair().equals(pair) ? OptionalInt.of(owner.number()) : OptionalInt.empty();
    }

    /** Gives up all of one friend's but one, and says which. */
    List<Integer> closeAllBut(PairId pair, int number) {
        List<Integer> closed = numbers.entrySet().stream()
                .filter(entry ->
                        entry.getKey().pair().equals(pair) && entry.getKey().number() != number)
                .map(Map.Entry::getValue)
                .toList();
        closed.forEach(socket -> numbers.remove(owners.remove(socket)));
        return closed;
    }
}
