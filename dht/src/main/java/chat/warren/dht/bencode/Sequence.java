package chat.warren.dht.bencode;

import java.util.List;

/** A list, in the order it was written. */
public record Sequence(List<Bencode> items) implements Bencode {
    public Sequence {
        items = List.copyOf(items);
    }

    public static Sequence of(Bencode... items) {
        return new Sequence(List.of(items));
    }
}
