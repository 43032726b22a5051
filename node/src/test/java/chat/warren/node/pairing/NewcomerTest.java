package chat.warren.node.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Carrier;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkView;
import chat.warren.node.link.Peer;
import chat.warren.node.profile.Self;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.Own;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.Octets;
import chat.warren.storage.settings.Setting;
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

/** A new device, and who may come to it. */
class NewcomerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(3);
    private final IdentityKey anna = IdentityKey.generate(random);
    private final DeviceKey desk = DeviceKey.generate(random);
    private final DeviceCertificate desks = DeviceCertificate.issue(anna, desk, NOW.plus(Duration.ofDays(9)));
    private final List<Arrival> told = new ArrayList<>();
    private Instant now = NOW;
    private Profile profile;
    private Newcomer newcomer;
    private Own before;

    @BeforeEach
    void showsItsLink() throws StorageException {
        profile = Profile.create(
                folder, Credentials.of(new byte[] {1}), PassphraseWork.FLOOR, random, (transaction, contents) -> {
                    contents.own().save(transaction, Self.first(IdentityKey.generate(random), "?", NOW, random));
                    Newcomer.mark(contents, transaction, "pocket");
                });
        before = own();
        newcomer = new Newcomer(profile, () -> now, random, told::add);
        newcomer.begin(new NoCarrier(), NOW);
    }

    @AfterEach
    void ends() throws StorageException {
        profile.close();
    }

    private Own own() throws StorageException {
        return profile.read(snapshot -> profile.contents().own().load(snapshot).orElseThrow());
    }

    /** One end of a link to whoever took it. */
    private final class Line implements Link {
        private final List<PairingFrame> said = new ArrayList<>();
        private boolean open = true;

        @Override
        public PairId pair() {
            return new PairId(1);
        }

        @Override
        public Peer peer() {
            return new Peer(anna.identity(), desks);
        }

        @Override
        public LinkView view() {
            throw new AssertionError("nobody looks");
        }

        @Override
        public boolean send(Lane lane, byte[] frame) {
            try {
                PairingWire.parse(frame).ifPresent(said::add);
                return true;
            } catch (MalformedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void pause(Lane lane, boolean paused) {}

        @Override
        public void giveUp(String why) {
            close();
        }

        @Override
        public void close() {
            open = false;
        }
    }

    private record NoCarrier() implements Carrier {
        @Override
        public void meet(PairId pair, Acquaintance acquaintance, Instant now) {}

        @Override
        public void part(PairId pair, Instant now) {}

        @Override
        public void hurry(PairId pair, Instant now) {}

        @Override
        public void send(PairId pair, Kind kind, byte[] body, Instant now) {}

        @Override
        public int room(PairId pair) {
            return 0;
        }

        @Override
        public void agreeing(PairId pair, LinkSecrets secrets, Instant now) {}

        @Override
        public void agreed(PairId pair, LinkSecrets secrets, Instant now) {}
    }

    private Line linked() {
        Line line = new Line();
        byte[] random32 = new byte[LinkSecrets.RANDOM_BYTES];
        try (LinkSecrets secrets = new LinkSecrets(anna.identity(), before.whose(), random32, random32)) {
            newcomer.up(line, secrets, NOW, NOW);
        }
        return line;
    }

    private void welcomes(Line line, DeviceList list) {
        var welcome = new PairingFrame.Welcome(
                "Anna", Octets.of(list.encoded()), List.of(new Setting("chat.show-typing", "off")));
        newcomer.frame(line, Lane.CONTROL, PairingWire.encode(welcome), NOW);
    }

    private DeviceList both() {
        return DeviceList.first(anna, desks)
                .with(anna, DeviceCertificate.issue(anna, before.device(), NOW.plus(Duration.ofDays(9))));
    }

    private boolean isNew() throws StorageException {
        return profile.<Optional<String>>read(snapshot -> Newcomer.nameOf(profile.contents(), snapshot))
                .isPresent();
    }

    @Test
    void becomesADeviceWhenBothHaveSaidYes() throws StorageException {
        Line line = linked();
        assertEquals(List.of(new PairingFrame.Hello("pocket")), line.said);
        welcomes(line, both());
        assertTrue(isNew(), "nobody has compared here yet");
        assertEquals(1, line.said.size(), "it does not say whose it is before somebody compared");
        newcomer.answer(true);
        Octets consent = Octets.of(DeviceCertificate.consent(before.device(), anna.identity()));
        assertEquals(List.of(new PairingFrame.Agreed(consent), new PairingFrame.Stored()), line.said.subList(1, 3));
        try (Own after = own()) {
            assertEquals(anna.identity(), after.whose());
            assertEquals(Optional.empty(), after.root());
            assertEquals(before.device().id(), after.device().id());
            assertEquals("Anna", after.name());
        }
        assertFalse(isNew());
        Optional<String> setting =
                profile.read(snapshot -> profile.contents().settings().get(snapshot, "chat.show-typing"));
        assertEquals(Optional.of("off"), setting);
        newcomer.down(line, "the other side ended it", NOW);
        assertEquals(new Arrival.Joined("Anna"), told.getLast());
    }

    @Test
    void keepsNoListThatIsNotAboutIt() throws StorageException {
        IdentityKey mallory = IdentityKey.generate(random);
        DeviceList without = DeviceList.first(anna, desks);
        DeviceList expired = without.with(anna, DeviceCertificate.issue(anna, before.device(), NOW.minusSeconds(1)));
        DeviceList others = DeviceList.first(
                mallory, DeviceCertificate.issue(mallory, before.device(), NOW.plus(Duration.ofDays(9))));
        for (DeviceList list : List.of(without, expired, others)) {
            Line line = linked();
            newcomer.answer(true);
            welcomes(line, list);
            assertFalse(line.open);
            assertTrue(told.getLast() instanceof Arrival.Failed);
            assertTrue(isNew());
            newcomer.down(line, "we ended it", NOW);
        }
    }

    @Test
    void keepsNothingWhenTheWordsDiffer() throws StorageException {
        Line line = linked();
        welcomes(line, both());
        newcomer.answer(false);
        assertEquals(new PairingFrame.Refused(), line.said.getLast());
        assertTrue(isNew());
    }

    @Test
    void showsAnotherLinkWhenTheOldOneIsTooOld() {
        String first = ((Arrival.Waiting) told.getFirst()).link();
        now = NOW.plus(Duration.ofMinutes(31));
        newcomer.advanceTo(NOW);
        assertEquals(2, told.size());
        assertFalse(first.equals(((Arrival.Waiting) told.getLast()).link()));
    }
}
