package chat.warren.node.contacts;

import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.overlay.use.GuardBook;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Family;
import chat.warren.dht.wire.Id;
import chat.warren.storage.StorageException;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.Octets;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Our guards in the profile: {@code count u8 ‖ (node id(20) ‖ key(32) ‖ length u8 ‖ address(6 or 18) ‖ since i64) …}.
 * They are no part of a backup, so a restored profile draws others.
 */
public final class StoredGuards implements GuardBook {
    private static final String KIND = "overlay-guards";
    /** There is one set, so it needs no name of its own. */
    private static final Octets ONLY = Octets.of(new byte[] {1});

    private final Profile profile;
    private final Executor writer;
    private final AtomicLong unwritten = new AtomicLong();
    private List<Kept> kept;

    private StoredGuards(Profile profile, Executor writer, List<Kept> kept) {
        this.profile = profile;
        this.writer = writer;
        this.kept = kept;
    }

    /** Reads what is there. */
    public static StoredGuards of(Profile profile, Executor writer) throws StorageException {
        Optional<Octets> there =
                profile.read(snapshot -> profile.contents().state().get(snapshot, KIND, ONLY));
        return new StoredGuards(profile, writer, there.map(StoredGuards::parse).orElse(List.of()));
    }

    @Override
    public List<Kept> load() {
        return kept;
    }

    @Override
    public void keep(List<Kept> guards) {
        kept = List.copyOf(guards);
        Octets bytes = Octets.of(encode(kept));
        writer.execute(() -> write(bytes));
    }

    private void write(Octets bytes) {
        try {
            profile.change(transaction -> profile.contents().state().put(transaction, KIND, ONLY, bytes));
        } catch (StorageException e) {
            unwritten.incrementAndGet(); // Then the next start draws new ones, as after a week.
        }
    }

    /** How often the disk refused. */
    public long unwritten() {
        return unwritten.get();
    }

    private static byte[] encode(List<Kept> guards) {
        ByteWriter out = new ByteWriter().u8(guards.size());
        for (Kept each : guards) {
            byte[] address = Family.compact(each.node().address());
            out.bytes(each.node().id().toArray())
                    .bytes(each.key().toArray())
                    .u8(address.length)
                    .bytes(address)
                    .i64(each.since().toEpochMilli());
        }
        return out.toArray();
    }

    /** None at all if a later version has written them in another way. */
    private static List<Kept> parse(Octets bytes) {
        try {
            ByteReader in = new ByteReader(bytes.toArray());
            List<Kept> guards = new ArrayList<>();
            for (int left = in.u8(); left > 0; left--) {
                Id id = Id.of(in.bytes(Id.BYTES));
                ByteString key = ByteString.of(in.bytes(X25519.KEY_BYTES));
                InetSocketAddress address = Family.parse(ByteString.of(in.bytes(in.u8())));
                guards.add(new Kept(new Contact(id, address), key, Instant.ofEpochMilli(in.i64())));
            }
            in.end();
            return List.copyOf(guards);
        } catch (MalformedException e) {
            return List.of();
        }
    }
}
