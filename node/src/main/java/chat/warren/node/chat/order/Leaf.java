package chat.warren.node.chat.order;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.Turn;
import chat.warren.storage.row.Octets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Some messages that follow each other, in order: {@code { turn(40) ‖ place(8) }}. Only ever changed in memory. */
final class Leaf {
    /** Some 3 KB, which one message writes anew; with fewer, the list of the leaves would be longer than they. */
    static final int MAX = 64;

    private final List<Spot> spots;

    Leaf(List<Spot> spots) {
        this.spots = new ArrayList<>(spots);
    }

    List<Spot> spots() {
        return Collections.unmodifiableList(spots);
    }

    int size() {
        return spots.size();
    }

    Turn first() {
        return spots.getFirst().turn();
    }

    void add(Spot spot) {
        if (spots.isEmpty() || spots.getLast().compareTo(spot) < 0) {
            spots.add(spot);
            return;
        }
        int at = Collections.binarySearch(spots, spot);
        if (at < 0) {
            spots.add(-at - 1, spot);
        }
    }

    /** How many of them stand before a turn. */
    int before(Turn turn) {
        int at = Collections.binarySearch(spots, new Spot(turn, 0));
        return at < 0 ? -at - 1 : at;
    }

    /** Gives up its upper half. */
    Leaf split() {
        List<Spot> upper = spots.subList(spots.size() / 2, spots.size());
        Leaf split = new Leaf(upper);
        upper.clear();
        return split;
    }

    Octets encode() {
        ByteWriter out = new ByteWriter();
        for (Spot spot : spots) {
            spot.turn().write(out);
            out.i64(spot.place());
        }
        return Octets.of(out.toArray());
    }

    static Leaf parse(Octets bytes) throws MalformedException {
        ByteReader in = new ByteReader(bytes.toArray());
        List<Spot> spots = new ArrayList<>();
        while (in.remaining() > 0) {
            spots.add(new Spot(Turn.read(in), in.i64()));
        }
        return new Leaf(spots);
    }
}
