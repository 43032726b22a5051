package chat.warren.crypto.message;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The waiting keys of one chain, by rising number, and the key of its headers. Never empty in a state. */
record SkippedChain(Key header, List<SkippedKey> keys) {
    SkippedChain {
        keys = List.copyOf(keys);
    }

    Optional<SkippedKey> find(int number) {
        return keys.stream().filter(key -> key.number() == number).findFirst();
    }

    /** Nothing, if none is left. */
    Optional<SkippedChain> keeping(Predicate<SkippedKey> kept) {
        List<SkippedKey> left = keys.stream().filter(kept).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new SkippedChain(header, left));
    }

    /** The newest of the old and the new keys, as many as one chain may have. */
    SkippedChain adding(List<SkippedKey> passed) {
        List<SkippedKey> all = new ArrayList<>(keys);
        all.addAll(passed);
        return new SkippedChain(header, all.subList(Math.max(0, all.size() - SkippedKeys.MAX_SKIP), all.size()));
    }

    void write(ByteWriter writer) {
        writer.bytes(header.lend()).u16(keys.size());
        keys.forEach(key -> key.write(writer));
    }

    static SkippedChain read(ByteReader reader) throws MalformedException {
        Key header = new Key(reader.bytes(Key.BYTES));
        int count = reader.u16();
        if (count == 0 || count > SkippedKeys.MAX_SKIP) {
            throw new MalformedException("a chain waits for 1 to " + SkippedKeys.MAX_SKIP + " messages");
        }
        List<SkippedKey> keys = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < count; i++) {
            SkippedKey key = SkippedKey.read(reader);
            if (key.number() <= last) {
                throw new MalformedException("numbers rise");
            }
            last = key.number();
            keys.add(key);
        }
        return new SkippedChain(header, keys);
    }
}
