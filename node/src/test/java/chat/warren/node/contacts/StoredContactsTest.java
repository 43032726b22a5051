package chat.warren.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.storage.StorageException;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Profile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts outlive the program. */
class StoredContactsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Random random = new Random(4);
    private final Queue<Runnable> writes = new ArrayDeque<>();
    private final List<Contact> some = List.of(
            new Contact(Id.random(random), at("203.0.113.7", 6881)),
            new Contact(Id.random(random), at("2001:db8::7", 6882)));

    @TempDir
    Path folder;

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    private static Credentials credentials() {
        return Credentials.of("horses".getBytes(StandardCharsets.UTF_8));
    }

    private StoredContacts contacts(Profile profile) throws StorageException {
        return StoredContacts.of(profile, writes::add, () -> NOON);
    }

    @Test
    void contactsOfBothNetworksAreThereAfterARestartAndThoseOfAGroupAreNot() throws StorageException {
        Path home = folder.resolve("profile");
        NetworkId group = new NetworkId("warren-group");
        try (Profile profile = Profile.create(home, credentials(), PassphraseWork.FLOOR, random)) {
            StoredContacts book = contacts(profile);
            assertEquals(List.of(), book.load(NetworkId.MAINLINE));
            book.keep(NetworkId.MAINLINE, some);
            book.keep(NetworkId.OVERLAY, some.subList(0, 1));
            book.keep(group, some);
            assertEquals(2, writes.size(), "nothing was written on the caller's thread");
            writes.forEach(Runnable::run);
            assertEquals(0, book.unwritten());
        }
        try (Profile profile = Profile.open(home, credentials(), random)) {
            StoredContacts book = contacts(profile);
            assertEquals(Set.copyOf(some), new HashSet<>(book.load(NetworkId.MAINLINE)));
            assertEquals(some.subList(0, 1), book.load(NetworkId.OVERLAY));
            assertEquals(List.of(), book.load(group));
        }
    }

    @Test
    void aProfileThatWasClosedLosesTheContactsAndNothingElse() throws StorageException {
        Profile profile = Profile.create(folder.resolve("profile"), credentials(), PassphraseWork.FLOOR, random);
        StoredContacts book = contacts(profile);
        book.keep(NetworkId.MAINLINE, some);
        assertEquals(some, book.load(NetworkId.MAINLINE), "this run still knows them");
        profile.close();
    }
}
