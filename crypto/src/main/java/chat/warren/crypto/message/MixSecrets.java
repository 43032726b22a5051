package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** At most one secret of each source: the newest. */
record MixSecrets(Map<Source, MixSecret> secrets) {
    static final MixSecrets NONE = new MixSecrets(Map.of());

    MixSecrets {
        secrets = Map.copyOf(secrets);
    }

    Optional<MixSecret> from(Source source) {
        return Optional.ofNullable(secrets.get(source));
    }

    MixSecrets with(Source source, MixSecret secret) {
        Map<Source, MixSecret> all = new EnumMap<>(Source.class);
        all.putAll(secrets);
        all.put(source, secret);
        return new MixSecrets(all);
    }

    MixIds ids() {
        Map<Source, Long> ids = new EnumMap<>(Source.class);
        secrets.forEach((source, secret) -> ids.put(source, secret.id()));
        return new MixIds(ids);
    }

    Mixed sources() {
        int code = 0;
        for (Source source : secrets.keySet()) {
            code |= source.bit();
        }
        return new Mixed(code);
    }

    /** Those that the friend offers as well: only they may be mixed. */
    MixSecrets sharedWith(MixIds offered) {
        return filter(offered::offers);
    }

    MixSecrets without(MixSecrets used) {
        MixIds gone = used.ids();
        return filter((source, secret) -> !gone.offers(source, secret));
    }

    /** What was pinned stays pinned; a source not offered yet takes what is held. */
    MixSecrets pinning(MixSecrets held) {
        Map<Source, MixSecret> all = new EnumMap<>(Source.class);
        all.putAll(held.secrets);
        all.putAll(secrets);
        return new MixSecrets(all);
    }

    /** Those that the friend says they mixed, out of what we offered. */
    MixSecrets chosen(Mixed mixed) throws MalformedException {
        MixSecrets chosen = filter((source, _) -> mixed.has(source));
        if (!chosen.sources().equals(mixed)) {
            throw new MalformedException("mixed what was never offered");
        }
        return chosen;
    }

    /** What goes into the root beside the agreed secret, in the order of the sources. The caller wipes it. */
    byte[] joined() {
        byte[] joined = new byte[0];
        for (Source source : Source.values()) {
            if (secrets.containsKey(source)) {
                byte[] before = joined;
                joined = Bytes.concat(before, secrets.get(source).key().lend());
                Bytes.wipe(before);
            }
        }
        return joined;
    }

    void eachKey(Consumer<Key> visitor) {
        secrets.values().forEach(secret -> visitor.accept(secret.key()));
    }

    void write(ByteWriter writer) {
        writer.u8(sources().code());
        for (Source source : Source.values()) {
            from(source).ifPresent(secret -> secret.write(writer));
        }
    }

    static MixSecrets read(ByteReader reader) throws MalformedException {
        Mixed mixed = Mixed.ofCode(reader.u8());
        Map<Source, MixSecret> secrets = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            if (mixed.has(source)) {
                secrets.put(source, MixSecret.read(reader));
            }
        }
        return new MixSecrets(secrets);
    }

    private MixSecrets filter(BiPredicate<Source, MixSecret> kept) {
        Map<Source, MixSecret> left = new EnumMap<>(Source.class);
        secrets.forEach((source, secret) -> {
            if (kept.test(source, secret)) {
                left.put(source, secret);
            }
        });
        return new MixSecrets(left);
    }
}
