package chat.warren.node.pairing;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.identity.SafetyWords;
import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.invite.DeviceLink;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Carrier;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkWatcher;
import chat.warren.node.profile.Self;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.Own;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.Octets;
import chat.warren.storage.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A machine that wants to be one of somebody's devices. Its profile has a device key, which stays, and an identity for
 * this one conversation, which is forgotten.
 */
public final class Newcomer implements LinkWatcher {
    private static final String KIND = "new device";
    private static final Octets ONLY = Octets.of(new byte[] {1});

    private final Profile profile;
    private final InstantSource wall;
    private final RandomGenerator random;
    private final String name;
    private final PublicIdentity passing;
    private final Consumer<Arrival> told;
    private @Nullable Carrier carrier;
    private Optional<DeviceLink> shown = Optional.empty();
    private Optional<Link> link = Optional.empty();
    private Optional<PairingFrame.Welcome> welcome = Optional.empty();
    private boolean confirmed;
    private boolean done;
    private long pairs;

    /** @param told of each step, on the node's thread */
    public Newcomer(Profile profile, InstantSource wall, RandomGenerator random, Consumer<Arrival> told)
            throws StorageException {
        this.profile = profile;
        this.wall = wall;
        this.random = random;
        this.told = told;
        Contents contents = profile.contents();
        this.name = profile.<Optional<String>>read(snapshot -> nameOf(contents, snapshot))
                .orElseThrow(() -> new IllegalStateException("only a profile that is nobody's waits for its owner"));
        this.passing = profile.<PublicIdentity>read(snapshot -> {
            try (Own own = contents.own().load(snapshot).orElseThrow()) {
                return own.whose();
            }
        });
    }

    /** Marks a fresh profile as one that waits to be a device of somebody. */
    public static void mark(Contents contents, Transaction transaction, String name) throws StorageException {
        contents.state().put(transaction, KIND, ONLY, Octets.of(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** What a profile calls its device that waits to be somebody's; empty for any other profile. */
    public static Optional<String> nameOf(Contents contents, Snapshot snapshot) throws StorageException {
        return contents.state()
                .get(snapshot, KIND, ONLY)
                .map(bytes -> new String(bytes.toArray(), StandardCharsets.UTF_8));
    }

    /** Shows a link, and waits for whoever takes it. */
    public void begin(Carrier by, Instant now) {
        carrier = by;
        show(by, now);
    }

    private void show(Carrier by, Instant now) {
        DeviceLink fresh = DeviceLink.create(passing, wall.instant(), random);
        PairChain chain = fresh.chain();
        chain.advanceTo(wall.instant());
        pairs++;
        shown = Optional.of(fresh);
        by.meet(pair(), new Acquaintance(PairAnchors.of(chain), Side.FIRST, Acquaintance.Openness.ADDRESSES), now);
        by.hurry(pair(), now);
        told.accept(new Arrival.Waiting(fresh.toText(), fresh.until()));
    }

    private PairId pair() {
        return new PairId(pairs);
    }

    @Override
    public void up(Link to, LinkSecrets secrets, Instant agreed, Instant now) {
        if (link.isPresent() || done || !to.pair().equals(pair())) {
            to.close();
            return;
        }
        link = Optional.of(to);
        confirmed = false;
        welcome = Optional.empty();
        boolean _ = to.send(Lane.CONTROL, PairingWire.encode(new PairingFrame.Hello(name)));
        told.accept(new Arrival.Compare(SafetyWords.of(passing, to.peer().identity(), WordList.english())));
    }

    @Override
    public void frame(Link from, Lane lane, byte[] frame, Instant now) {
        if (lane != Lane.CONTROL || !link.equals(Optional.of(from))) {
            return;
        }
        try {
            Optional<PairingFrame> parsed = PairingWire.parse(frame);
            if (parsed.isPresent() && parsed.get() instanceof PairingFrame.Welcome came) {
                welcome = Optional.of(came);
                settle(from);
            } else if (parsed.isPresent() && parsed.get() instanceof PairingFrame.Refused) {
                told.accept(new Arrival.Failed("On the other device somebody said that the words differ."));
                from.close();
            }
        } catch (MalformedException e) {
            told.accept(new Arrival.Failed(
                    "The other device sent a list that does not fit (" + e.getMessage() + "); nothing was kept."));
            from.close();
        }
    }

    /** A person has compared the words. */
    public void answer(boolean same) {
        if (link.isEmpty()) {
            return; // It went meanwhile, and there is nothing to answer.
        }
        Link to = link.get();
        if (!same) {
            boolean _ = to.send(Lane.CONTROL, PairingWire.encode(new PairingFrame.Refused()));
            told.accept(new Arrival.Failed("The words differ, so nothing was kept: somebody may have come between."));
            return;
        }
        confirmed = true;
        try {
            boolean _ = to.send(Lane.CONTROL, PairingWire.encode(new PairingFrame.Agreed(consent(to))));
            settle(to);
        } catch (StorageException e) {
            told.accept(new Arrival.Failed(String.valueOf(e.getMessage())));
            to.close();
        } catch (MalformedException e) {
            told.accept(new Arrival.Failed(
                    "The other device sent a list that does not fit (" + e.getMessage() + "); nothing was kept."));
            to.close();
        }
    }

    /** Not before a person has compared: whoever came between could list this device as their own with it. */
    private Octets consent(Link to) throws StorageException {
        Contents contents = profile.contents();
        try (Own own =
                profile.<Own>read(snapshot -> contents.own().load(snapshot).orElseThrow())) {
            return Octets.of(DeviceCertificate.consent(own.device(), to.peer().identity()));
        }
    }

    /** When both have said yes. */
    private void settle(Link from) throws MalformedException {
        if (!confirmed || welcome.isEmpty() || done) {
            return;
        }
        PairingFrame.Welcome came = welcome.get();
        DeviceList list = DeviceList.parse(came.devices().toArray(), from.peer().identity());
        try {
            keep(list, came);
        } catch (StorageException e) {
            told.accept(new Arrival.Failed(String.valueOf(e.getMessage())));
            from.close();
            return;
        }
        done = true;
        boolean _ = from.send(Lane.CONTROL, PairingWire.encode(new PairingFrame.Stored()));
    }

    private void keep(DeviceList list, PairingFrame.Welcome came) throws MalformedException, StorageException {
        Contents contents = profile.contents();
        try (Own own =
                profile.<Own>read(snapshot -> contents.own().load(snapshot).orElseThrow())) {
            DeviceCertificate certificate = list.trusted(own.device().id(), wall.instant())
                    .orElseThrow(() -> new MalformedException("this device is not on it"));
            if (!Bytes.equal(certificate.agreementKey(), own.device().agreementKey())) {
                throw new MalformedException("it names another key of this device");
            }
            Own paired = Self.paired(own, list, came.owner());
            profile.change(transaction -> {
                contents.own().save(transaction, paired);
                contents.state().remove(transaction, KIND, ONLY);
                for (Setting setting : came.settings()) {
                    contents.settings().set(transaction, setting.name(), setting.value());
                }
                contents.audit().append(transaction, wall.instant(), "became a device", list.toString());
            });
        }
    }

    @Override
    public void room(Link to, Lane lane, Instant now) {}

    @Override
    public void down(Link gone, String why, Instant now) {
        if (link.equals(Optional.of(gone))) {
            link = Optional.empty();
            if (done) {
                joined(); // The other side has heard it, and ends the link.
            } else {
                shown.ifPresent(still -> told.accept(new Arrival.Waiting(still.toText(), still.until())));
            }
        }
    }

    private void joined() {
        Optional<String> owner = welcome.map(PairingFrame.Welcome::owner);
        welcome = Optional.empty();
        owner.ifPresent(name -> told.accept(new Arrival.Joined(name)));
    }

    /** Shows another link when the last one is too old. */
    public void advanceTo(Instant now) {
        if (done) {
            joined(); // Whether or not the other side was heard from again.
        }
        Carrier by = carrier;
        boolean over = shown.filter(link -> !link.validAt(wall.instant())).isPresent();
        if (by != null && over && link.isEmpty() && !done) {
            by.part(pair(), now);
            show(by, now);
        }
    }
}
