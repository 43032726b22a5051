package chat.warren.storage.people;

import static chat.warren.storage.Samples.NOON;
import static chat.warren.storage.Samples.friend;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.storage.Samples;
import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable.Placed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
    private final Friends friends = new Friends();
    private final OwnIdentity own = new OwnIdentity();

    @TempDir
    Path folder;

    private Scratch scratch;

    @BeforeEach
    void open() throws StorageException {
        scratch = new Scratch(folder);
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    private Friend found(Friend friend) throws StorageException {
        return scratch.read(snapshot -> friends.find(snapshot, friend.person())).orElseThrow();
    }

    private static List<Object> comparable(Friend friend) {
        return List.of(
                friend.identity(),
                friend.names(),
                friend.standing(),
                friend.verification(),
                friend.terms().addresses(),
                friend.terms().devices().map(list -> List.of(list.sequence(), list.devices())),
                friend.terms().note());
    }

    @Test
    void aFriendComesBackAsSavedAfterReopening() throws StorageException {
        Friend anna = friend(1, "Anna Größe");
        scratch.change(transaction -> friends.save(transaction, anna));
        scratch.close();
        scratch = new Scratch(folder);
        assertEquals(comparable(anna), comparable(found(anna)));
        assertEquals(Optional.empty(), scratch.read(snapshot -> friends.find(snapshot, Samples.person(9))));
    }

    @Test
    void friendsAreListedInTheOrderInWhichWeMetThem() throws StorageException {
        List<String> met = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Friend friend = friend(i, "friend " + i);
            met.add(friend.names().theirs());
            scratch.change(transaction -> friends.save(transaction, friend));
        }
        // Blocking the first does not move it to the end.
        Friend first = friend(0, "friend 0").standing(new Standing(Standing.Stage.BLOCKED, NOON));
        scratch.change(transaction -> friends.save(transaction, first));
        List<String> listed = scratch.read(snapshot -> {
            List<String> names = new ArrayList<>();
            List<Placed<Friend>> page = friends.page(snapshot, 0, 3);
            while (!page.isEmpty()) {
                page.forEach(friend -> names.add(friend.value().names().theirs()));
                page = friends.page(snapshot, page.getLast().place(), 3);
            }
            return names;
        });
        assertEquals(met, listed);
        assertEquals(Standing.Stage.BLOCKED, found(first).standing().stage());
    }

    @Test
    void verifyingChangesTheFriendAndKeepsTheHistory() throws StorageException {
        Friend anna = friend(1, "Anna");
        PersonId ben = friend(2, "Ben").person();
        Instant later = NOON.plusSeconds(60);
        var introduced = new Verification(anna.person(), Verification.How.INTRODUCED, Optional.of(ben), NOON);
        var compared = new Verification(anna.person(), Verification.How.COMPARED, Optional.empty(), later);
        scratch.change(transaction -> {
            friends.save(transaction, anna);
            friends.verify(transaction, introduced);
            friends.verify(transaction, compared);
        });
        assertEquals(compared, found(anna).verification());
        assertEquals(
                List.of(introduced, compared),
                scratch.read(snapshot -> friends.verifications(snapshot, anna.person(), 0, 10)).stream()
                        .map(Placed::value)
                        .toList());
    }

    @Test
    void nobodyIsVerifiedWhoIsNoFriend() {
        var stranger = new Verification(Samples.person(1), Verification.How.COMPARED, Optional.empty(), NOON);
        assertThrows(
                IllegalArgumentException.class,
                () -> scratch.change(transaction -> friends.verify(transaction, stranger)));
    }

    @Test
    void aVerificationOfOneIsNeverTakenForAnother() {
        Friend anna = friend(1, "Anna");
        var ofBen = new Verification(friend(2, "Ben").person(), Verification.How.COMPARED, Optional.empty(), NOON);
        assertThrows(IllegalArgumentException.class, () -> anna.verified(ofBen));
    }

    @Test
    void removingAFriendTakesTheHistoryAndLeavesOthers() throws StorageException {
        Friend anna = friend(1, "Anna");
        Friend ben = friend(2, "Ben");
        scratch.change(transaction -> {
            friends.save(transaction, anna);
            friends.save(transaction, ben);
            friends.verify(transaction, anna.verification());
            friends.verify(transaction, ben.verification());
            assertTrue(friends.remove(transaction, anna.person()));
            assertFalse(friends.remove(transaction, anna.person()));
        });
        assertEquals(Optional.empty(), scratch.read(snapshot -> friends.find(snapshot, anna.person())));
        assertEquals(
                0,
                scratch.read(snapshot -> friends.verifications(snapshot, anna.person(), 0, 9))
                        .size());
        assertEquals(
                1,
                scratch.read(snapshot -> friends.verifications(snapshot, ben.person(), 0, 9))
                        .size());
        assertEquals("Ben", found(ben).names().theirs());
    }

    @Test
    void ourOwnKeysAndDevicesComeBack() throws StorageException {
        assertEquals(Optional.empty(), scratch.read(own::load));
        IdentityKey identity = Samples.identity(1);
        DeviceKey device = DeviceKey.generate(new SplittableRandom(2));
        DeviceKey second = DeviceKey.generate(new SplittableRandom(3));
        DeviceList both = Samples.devices(identity, device)
                .with(identity, DeviceCertificate.issue(identity, second, NOON.plus(Duration.ofDays(9))));
        scratch.change(transaction -> own.save(transaction, Samples.own("Anna")));
        scratch.change(transaction -> own.save(transaction, new Own(identity, device, both, "Anna Müller")));
        Own loaded = scratch.read(own::load).orElseThrow();
        assertEquals("Anna Müller", loaded.name());
        assertArrayEquals(identity.seed(), loaded.identity().seed());
        assertArrayEquals(device.toStored(), loaded.device().toStored());
        assertArrayEquals(both.encoded(), loaded.devices().encoded());
    }

    @Test
    void aPairedDeviceKnowsWhoseItIsWithoutTheirKey() throws StorageException {
        Own first = Samples.own("Anna");
        scratch.change(transaction ->
                own.save(transaction, new Own(Optional.empty(), first.device(), first.devices(), "Anna")));
        try (Own loaded = scratch.read(own::load).orElseThrow()) {
            assertEquals(Optional.empty(), loaded.root());
            assertEquals(first.identity().identity(), loaded.whose());
            assertArrayEquals(first.device().toStored(), loaded.device().toStored());
        }
    }
}
