package chat.warren.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.storage.StorageException;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.Octets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where friends were outlives the program, for a few days. */
class StoredFriendsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PairId ALICE = new PairId(3);
    private static final PairId BOB = new PairId(1L << 40);
    private static final List<InetSocketAddress> HOME = List.of(at("203.0.113.7", 4000), at("2001:db8::7", 4001));

    private final Random random = new Random(4);
    private final Queue<Runnable> writes = new ArrayDeque<>();
    private Instant now = NOON;

    @TempDir
    Path folder;

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    private static Credentials credentials() {
        return Credentials.of("horses".getBytes(StandardCharsets.UTF_8));
    }

    private Profile profile() throws StorageException {
        return Profile.create(folder.resolve("profile"), credentials(), PassphraseWork.FLOOR, random);
    }

    private Profile again() throws StorageException {
        return Profile.open(folder.resolve("profile"), credentials(), random);
    }

    private StoredFriends friends(Profile profile) throws StorageException {
        return StoredFriends.of(profile, writes::add, () -> now);
    }

    private void write() {
        writes.forEach(Runnable::run);
        writes.clear();
    }

    @Test
    void addressesAndOurPortAreThereAfterARestart() throws StorageException {
        try (Profile profile = profile()) {
            StoredFriends friends = friends(profile);
            assertEquals(0, friends.port());
            assertEquals(List.of(), friends.of(ALICE));
            friends.found(ALICE, HOME);
            friends.found(BOB, HOME.subList(1, 2));
            friends.isAt(40_123);
            assertEquals(3, writes.size(), "nothing was written on the caller's thread");
            write();
            assertEquals(0, friends.unwritten());
        }
        try (Profile profile = again()) {
            StoredFriends friends = friends(profile);
            assertEquals(40_123, friends.port());
            assertEquals(HOME, friends.of(ALICE));
            assertEquals(HOME.subList(1, 2), friends.of(BOB));
            friends.forget(ALICE);
            write();
        }
        try (Profile profile = again()) {
            assertEquals(List.of(), friends(profile).of(ALICE));
        }
    }

    @Test
    void theSamePlaceIsNotWrittenAgainBeforeHoursHavePassedAndIsForgottenAfterDays() throws StorageException {
        try (Profile profile = profile()) {
            StoredFriends friends = friends(profile);
            friends.found(ALICE, HOME);
            friends.found(ALICE, HOME);
            assertEquals(1, writes.size());
            now = NOON.plus(Duration.ofHours(7));
            friends.found(ALICE, HOME);
            assertEquals(2, writes.size());
            now = now.plus(Duration.ofDays(2));
            assertEquals(HOME, friends.of(ALICE));
            now = now.plus(Duration.ofDays(2));
            assertEquals(List.of(), friends.of(ALICE));
        }
    }

    @Test
    void whatCannotBeReadIsNoReasonNotToStart() throws StorageException {
        try (Profile profile = profile()) {
            for (int i = 0; i < 200; i++) {
                byte[] noise = new byte[random.nextInt(40)];
                random.nextBytes(noise);
                byte[] subject = new byte[8];
                random.nextBytes(subject);
                profile.change(transaction -> profile.contents()
                        .state()
                        .put(transaction, "friend-addresses", Octets.of(subject), Octets.of(noise)));
            }
            assertEquals(List.of(), friends(profile).of(ALICE));
        }
    }
}
