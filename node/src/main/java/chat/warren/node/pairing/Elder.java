package chat.warren.node.pairing;

import chat.warren.crypto.identity.SafetyWords;
import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.invite.DeviceLink;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.friend.NotPossibleException;
import chat.warren.node.friend.OwnDevices;
import chat.warren.node.friend.Permissions;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Carrier;
import chat.warren.node.link.Expectation;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkWatcher;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.Octets;
import chat.warren.storage.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The device that is there already takes a new one in. One at a time, and in memory alone: whoever falls over begins
 * anew with a fresh link.
 */
public final class Elder implements LinkWatcher {
    private static final Expectation NOBODY = (certificate, now) -> {
        throw new MalformedException("no new device is expected");
    };

    private final Profile profile;
    private final OwnDevices devices;
    private final Carrier carrier;
    private final InstantSource wall;
    private final Consumer<Pairing> told;
    private Pairing state = new Pairing.None();
    private Optional<DeviceLink> wanted = Optional.empty();
    private Optional<Link> link = Optional.empty();
    private Optional<String> name = Optional.empty();
    /** Of the device at the other end: a person there has compared. */
    private Optional<Octets> consent = Optional.empty();

    private boolean welcomed;
    private long lastPair;

    /** @param told of each step, on the node's thread */
    public Elder(Profile profile, OwnDevices devices, Carrier carrier, InstantSource wall, Consumer<Pairing> told) {
        this.profile = profile;
        this.devices = devices;
        this.carrier = carrier;
        this.wall = wall;
        this.told = told;
    }

    public Pairing state() {
        return state;
    }

    /** Begins to look for the device that shows this link. */
    public void take(String text, Instant now) throws NotPossibleException, StorageException {
        devices.checkRoom();
        DeviceLink shown;
        try {
            shown = DeviceLink.fromText(text);
        } catch (MalformedException e) {
            throw new NotPossibleException(
                    "This is no link of a new device (" + e.getMessage() + "); nothing was changed: copy it whole.");
        }
        if (!shown.validAt(wall.instant())) {
            throw new NotPossibleException("This link is too old; the new device shows another one every half hour.");
        }
        leave(now);
        wanted = Optional.of(shown);
        PairChain chain = shown.chain();
        chain.advanceTo(wall.instant());
        lastPair--;
        move(new Pairing.Looking(shown.until()));
        carrier.meet(
                pair(), new Acquaintance(PairAnchors.of(chain), Side.SECOND, Acquaintance.Openness.ADDRESSES), now);
        carrier.hurry(pair(), now);
    }

    /** Friends' pairs are counted up from 1, and ours down. */
    private PairId pair() {
        return new PairId(lastPair);
    }

    /** Whether a pair is between us and a new device. */
    public boolean owns(PairId pair) {
        return pair.number() < 0;
    }

    /** Whom we mean to have at the other end: the device whose link was taken. */
    public Expectation expected(PairId pair) {
        return wanted.filter(shown -> pair.equals(pair()))
                .map(shown -> Expectation.inviter(shown.fingerprint()))
                .orElse(NOBODY);
    }

    @Override
    public void up(Link to, LinkSecrets secrets, Instant agreed, Instant now) {
        if (wanted.isEmpty() || !to.pair().equals(pair())) {
            to.close();
        } else {
            link = Optional.of(to);
            name = Optional.empty();
            consent = Optional.empty();
            welcomed = false;
        }
    }

    @Override
    public void frame(Link from, Lane lane, byte[] frame, Instant now) {
        if (lane != Lane.CONTROL || !link.equals(Optional.of(from))) {
            return;
        }
        try {
            Optional<PairingFrame> parsed = PairingWire.parse(frame);
            if (parsed.isPresent()) {
                heard(from, parsed.get(), now);
            }
        } catch (MalformedException e) {
            from.close();
        }
    }

    private void heard(Link from, PairingFrame frame, Instant now) throws MalformedException {
        switch (frame) {
            case PairingFrame.Hello(String called)
            when name.isEmpty() -> {
                name = Optional.of(called);
                List<String> words =
                        SafetyWords.of(devices.list().identity(), from.peer().identity(), WordList.english());
                move(new Pairing.Compare(called, words));
            }
            case PairingFrame.Agreed(Octets signature)
            when consent.isEmpty() -> {
                if (!from.peer()
                        .device()
                        .consents(signature.toArray(), devices.list().identity())) {
                    throw new MalformedException("a consent to somebody else");
                }
                consent = Optional.of(signature);
                welcomeIfBothAgree(from, now);
            }
            case PairingFrame.Stored()
            when state instanceof Pairing.Admitted(String called) && welcomed -> {
                move(new Pairing.Done(called));
                leave(now);
            }
            case PairingFrame.Refused() -> {
                move(new Pairing.Failed("On the new device somebody said that the words differ; it was not added."));
                leave(now);
            }
            default -> throw new MalformedException("something that a new device does not say now");
        }
    }

    /** A person has compared the words. */
    public void answer(boolean same, Instant now) throws NotPossibleException, StorageException {
        if (!(state instanceof Pairing.Compare(String called, List<String> words)) || link.isEmpty()) {
            throw new NotPossibleException("No new device waits for an answer; nothing was changed.");
        }
        if (!same) {
            boolean _ = link.get().send(Lane.CONTROL, PairingWire.encode(new PairingFrame.Refused()));
            move(new Pairing.Failed("The words differ, so the device was not added: somebody may have come between."));
            leave(now);
            return;
        }
        move(new Pairing.Admitted(called));
        welcomeIfBothAgree(link.get(), now);
    }

    private void welcomeIfBothAgree(Link to, Instant now) {
        if (!(state instanceof Pairing.Admitted(String called)) || consent.isEmpty()) {
            return;
        }
        try {
            devices.admit(to.peer().device(), consent.get(), called);
            welcomed = true;
            PairingFrame welcome = new PairingFrame.Welcome(
                    devices.name(), Octets.of(devices.list().encoded()), settings());
            if (!to.send(Lane.CONTROL, PairingWire.encode(welcome))) {
                to.close(); // An empty lane takes a frame; one that does not is of no use.
            }
        } catch (NotPossibleException | StorageException e) {
            move(new Pairing.Failed(String.valueOf(e.getMessage())));
            leave(now);
        }
    }

    /** How we like things, but for what is said of friends, which comes with them. */
    private List<Setting> settings() throws StorageException {
        return profile.<List<Setting>>read(snapshot -> {
            List<Setting> all = new ArrayList<>();
            int bytes = 0;
            for (Placed<Setting> row : profile.contents().settings().page(snapshot, 0, SealedTable.MAX_PAGE)) {
                Setting setting = row.value();
                int size = size(setting.name()) + size(setting.value());
                boolean fits = size <= PairingWire.MOST_SETTING_BYTES
                        && bytes + size <= PairingWire.MOST_SETTINGS_BYTES
                        && all.size() < PairingWire.MOST_SETTINGS;
                if (fits && !setting.name().startsWith(Permissions.SETTING)) {
                    bytes += size;
                    all.add(setting);
                }
            }
            return all;
        });
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** A person does not want to add it after all. */
    public void giveUp(Instant now) {
        if (wanted.isPresent()) {
            leave(now);
            move(new Pairing.None());
        }
    }

    private void leave(Instant now) {
        if (wanted.isPresent()) {
            wanted = Optional.empty();
            link = Optional.empty();
            welcomed = false;
            carrier.part(pair(), now);
        }
    }

    private void move(Pairing next) {
        state = next;
        told.accept(next);
    }

    @Override
    public void room(Link to, Lane lane, Instant now) {} // A few frames always find room.

    @Override
    public void down(Link gone, String why, Instant now) {
        if (!link.equals(Optional.of(gone))) {
            return;
        }
        link = Optional.empty();
        if (state instanceof Pairing.Admitted(String called) && welcomed) {
            move(new Pairing.Failed("'" + called + "' was added, but was gone before it said that it has kept so. If it"
                    + " shows a link again, take that; otherwise all is well."));
            leave(now);
        } else {
            wanted.ifPresent(shown -> move(new Pairing.Looking(shown.until())));
        }
    }

    /** Ends what took too long. */
    public void advanceTo(Instant now) {
        boolean over = wanted.filter(shown -> !shown.validAt(wall.instant())).isPresent();
        if (over && !welcomed) {
            leave(now);
            move(new Pairing.Failed("The new device was not met in time; nothing was changed: take the link that it"
                    + " shows now, and see that both are connected."));
        }
    }
}
