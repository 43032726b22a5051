package chat.warren.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.overlay.use.GuardBook.Kept;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.storage.StorageException;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.Octets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards outlive the program: who drew new ones at every start would show the address to everybody in the end. */
class StoredGuardsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.250Z");

    private final Random random = new Random(4);
    private final Queue<Runnable> writes = new ArrayDeque<>();

    @TempDir
    Path folder;

    private Kept guard(String address) {
        InetSocketAddress at = new InetSocketAddress(InetAddress.ofLiteral(address), 6881);
        return new Kept(new Contact(Id.random(random), at), ByteString.of(Bytes.random(random, 32)), NOON);
    }

    private static Credentials credentials() {
        return Credentials.of("horses".getBytes(StandardCharsets.UTF_8));
    }

    private Profile create() throws StorageException {
        return Profile.create(folder.resolve("profile"), credentials(), PassphraseWork.FLOOR, random);
    }

    @Test
    void theyAreThereAfterARestartInTheSameOrder() throws StorageException {
        List<Kept> three = List.of(guard("203.0.113.7"), guard("2001:db8::7"), guard("198.51.100.9"));
        try (Profile profile = create()) {
            StoredGuards book = StoredGuards.of(profile, writes::add);
            assertEquals(List.of(), book.load());
            book.keep(three);
            assertEquals(three, book.load());
            assertEquals(1, writes.size(), "nothing was written on the caller's thread");
            writes.remove().run();
            book.keep(three.subList(1, 3));
            writes.remove().run();
            assertEquals(0, book.unwritten());
        }
        try (Profile profile = Profile.open(folder.resolve("profile"), credentials(), random)) {
            assertEquals(
                    three.subList(1, 3), StoredGuards.of(profile, writes::add).load());
        }
    }

    @Test
    void whatCannotBeReadIsNoGuard() throws StorageException {
        try (Profile profile = create()) {
            for (byte[] strange : List.of(new byte[0], new byte[] {1}, Bytes.random(random, 200), new byte[] {0, 0})) {
                profile.change(transaction -> profile.contents()
                        .state()
                        .put(transaction, "overlay-guards", Octets.of(new byte[] {1}), Octets.of(strange)));
                assertEquals(List.of(), StoredGuards.of(profile, writes::add).load());
            }
        }
    }

    @Test
    void aProfileThatWasClosedLosesThemAndNothingElse() throws StorageException {
        Profile profile = create();
        StoredGuards book = StoredGuards.of(profile, writes::add);
        book.keep(List.of(guard("203.0.113.7")));
        profile.close();
        writes.remove().run();
        assertEquals(1, book.unwritten());
    }
}
