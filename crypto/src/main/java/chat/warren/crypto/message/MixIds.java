package chat.warren.crypto.message;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.EnumMap;
import java.util.Map;

/** Names of the secrets that one side offers to mix, eight bytes for each source; zero is none. */
record MixIds(Map<Source, Long> ids) {
    static final MixIds NONE = new MixIds(Map.of());
    static final int BYTES = Source.values().length * Long.BYTES;

    MixIds {
        ids = Map.copyOf(ids);
    }

    boolean offers(Source source, MixSecret secret) {
        return ids.getOrDefault(source, 0L) == secret.id();
    }

    /** What is offered now that a message says this. An offer stands until its chain is answered. */
    MixIds heard(MixIds said) throws MalformedException {
        Map<Source, Long> all = new EnumMap<>(Source.class);
        all.putAll(ids);
        for (Map.Entry<Source, Long> offer : said.ids.entrySet()) {
            long before = ids.getOrDefault(offer.getKey(), offer.getValue());
            if (before != offer.getValue()) {
                throw new MalformedException("a chain offers one secret of a source");
            }
            all.put(offer.getKey(), offer.getValue());
        }
        return new MixIds(all);
    }

    void write(ByteWriter writer) {
        for (Source source : Source.values()) {
            writer.i64(ids.getOrDefault(source, 0L));
        }
    }

    static MixIds read(ByteReader reader) throws MalformedException {
        Map<Source, Long> ids = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            long id = reader.i64();
            if (id != 0) {
                ids.put(source, id);
            }
        }
        return new MixIds(ids);
    }
}
