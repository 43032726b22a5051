package chat.warren.crypto.message;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keys of messages that others have overtaken, oldest chain first. */
record SkippedKeys(List<SkippedChain> chains) {
    /** SECURITY.md §5.2. More than a week's writing, and a millisecond of hashing for whoever makes us skip. */
    static final int MAX_SKIP = 1_000;
    /** SECURITY.md §5.2: up to 150 KB in the profile, for the worst of friends. */
    static final int MAX_STORED = 2_000;
    /** SECURITY.md §5.2: custody of a message ends after 7 days; the rest is for a friend who was away. */
    static final int MAX_HOURS = 30 * 24;

    static final SkippedKeys NONE = new SkippedKeys(List.of());

    /** A copy of the key that was taken out, and what is left. */
    record Taken(Key key, SkippedKeys left) {}

    SkippedKeys {
        chains = List.copyOf(chains);
    }

    int size() {
        return chains.stream().mapToInt(chain -> chain.keys().size()).sum();
    }

    Optional<Taken> take(Key header, int number) {
        return chain(header)
                .flatMap(chain -> chain.find(number))
                .map(found -> new Taken(found.key().copy(), keeping(key -> key.key() != found.key())));
    }

    SkippedKeys adding(Key header, List<SkippedKey> passed) {
        if (passed.isEmpty()) {
            return this;
        }
        // Only the friend's newest chain ever gets further keys, and it stands last.
        List<SkippedChain> all = new ArrayList<>(chains);
        Optional<SkippedChain> before = chain(header);
        before.ifPresent(all::remove);
        all.add(before.orElse(new SkippedChain(header, List.of())).adding(passed));
        return new SkippedKeys(all).bounded();
    }

    /** A key from the future of a wrong clock stays until then: better than to lose its message. */
    SkippedKeys forgetting(int hour) {
        return keeping(key -> !isOver(key, hour));
    }

    boolean hasForgettable(int hour) {
        return chains.stream().flatMap(chain -> chain.keys().stream()).anyMatch(key -> isOver(key, hour));
    }

    private static boolean isOver(SkippedKey key, int hour) {
        return hour - key.hour() > MAX_HOURS;
    }

    void eachKey(Consumer<Key> visitor) {
        for (SkippedChain chain : chains) {
            visitor.accept(chain.header());
            chain.keys().forEach(key -> visitor.accept(key.key()));
        }
    }

    void write(ByteWriter writer) {
        writer.u16(chains.size());
        chains.forEach(chain -> chain.write(writer));
    }

    static SkippedKeys read(ByteReader reader) throws MalformedException {
        int count = reader.u16();
        List<SkippedChain> chains = new ArrayList<>();
        int keys = 0;
        for (int i = 0; i < count; i++) {
            SkippedChain chain = SkippedChain.read(reader);
            chains.add(chain);
            keys += chain.keys().size();
            if (keys > MAX_STORED) {
                throw new MalformedException("more than " + MAX_STORED + " messages are waited for");
            }
        }
        return new SkippedKeys(chains);
    }

    private SkippedKeys bounded() {
        int[] tooMany = {size() - MAX_STORED};
        return tooMany[0] <= 0 ? this : keeping(_ -> tooMany[0]-- <= 0); // From the oldest on.
    }

    private SkippedKeys keeping(Predicate<SkippedKey> kept) {
        return new SkippedKeys(
                chains.stream().flatMap(chain -> chain.keeping(kept).stream()).toList());
    }

    private Optional<SkippedChain> chain(Key header) {
        return chains.stream().filter(chain -> chain.header().sameAs(header)).findFirst();
    }
}
