package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.Own;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Terms;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.state.ProtocolState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** All that friendship remembers. Changed in one transaction of the profile at a time, and in memory after it. */
final class Books {
    private final Profile profile;
    private final InstantSource wall;
    private final Circle circle;
    private final Pairs pairs;
    private final Shelf<Offer> offers;
    private final Shelf<Taken> taken;
    private final Shelf<Question> questions;
    private final Shelf<Introduction> introductions;
    private final Shelf<Introducing> introducing;
    private final Shelf<DeviceNote> notes;
    private final Shelf<Seen> seen;
    private Me me;

    /** What of ourselves others may see. */
    record Me(PublicIdentity identity, DeviceId device, DeviceList devices, String name) {}

    Books(Profile profile, InstantSource wall) throws StorageException {
        this.profile = profile;
        this.wall = wall;
        ProtocolState state = profile.contents().state();
        this.circle = new Circle(profile.contents(), wall);
        this.pairs = new Pairs(state);
        this.offers = new Shelf<>(state, "invite", Offer.FORM);
        this.taken = new Shelf<>(state, "taken", Taken.FORM);
        this.questions = new Shelf<>(state, "question", Question.FORM);
        this.introductions = new Shelf<>(state, "introduction", Introduction.FORM);
        this.introducing = new Shelf<>(state, "introducing", Introducing.FORM);
        this.notes = new Shelf<>(state, "own.device", DeviceNote.FORM);
        this.seen = new Shelf<>(state, "seen", Seen.FORM);
        this.me = profile.read(this::load);
    }

    private Me load(Snapshot snapshot) throws StorageException {
        circle.load(snapshot);
        pairs.load(snapshot);
        offers.load(snapshot);
        taken.load(snapshot);
        questions.load(snapshot);
        introductions.load(snapshot);
        introducing.load(snapshot);
        notes.load(snapshot);
        seen.load(snapshot);
        Own own = contents()
                .own()
                .load(snapshot)
                .orElseThrow(() -> new DamagedProfileException(
                        "This profile does not say whose it is; nothing was changed: restore a backup."));
        try (own) {
            return me(own);
        }
    }

    private static Me me(Own own) {
        return new Me(own.whose(), own.device().id(), own.devices(), own.name());
    }

    Contents contents() {
        return profile.contents();
    }

    /** Uses our keys, and closes them. */
    <T> T withOwn(Owned<T> use) throws StorageException {
        Own own = profile.read(snapshot -> contents().own().load(snapshot).orElseThrow());
        try (own) {
            return use.with(own);
        }
    }

    /** Something done with our own keys. */
    interface Owned<T> {
        T with(Own own) throws StorageException;
    }

    void saveOwn(Transaction transaction, Own own) throws StorageException {
        Me changed = me(own);
        contents().own().save(transaction, own);
        transaction.afterCommit(() -> me = changed);
    }

    void change(Database.Changing changing) throws StorageException {
        profile.change(changing);
    }

    /** What people may want to look up later; the log is sealed like everything else. */
    void log(Transaction transaction, String event, Friend about) throws StorageException {
        log(transaction, event, about.identity() + " " + about.names().theirs());
    }

    void log(Transaction transaction, String event, String detail) throws StorageException {
        contents().audit().append(transaction, wall.instant(), event, detail);
    }

    /** What a new friend may learn of where we are. */
    Terms.Addresses newFriendsSee() throws StorageException {
        Optional<String> chosen = profile.<Optional<String>>read(
                snapshot -> contents().settings().get(snapshot, Friendships.NEW_FRIENDS_SEE));
        return switch (chosen.orElse("")) {
            case "relay-only" -> Terms.Addresses.RELAY_ONLY;
            case "invisible" -> Terms.Addresses.INVISIBLE;
            default -> Terms.Addresses.DIRECT;
        };
    }

    Instant now() {
        return wall.instant();
    }

    Me me() {
        return me;
    }

    /** The devices of a friend that may be written to. */
    List<DeviceCertificate> devices(Friend friend) {
        Instant at = now();
        return friend.terms().devices().map(DeviceList::devices).orElse(List.of()).stream()
                .filter(device -> device.validAt(at))
                .toList();
    }

    /** The other devices of ours, as long as the identity's word for them lasts. */
    List<DeviceCertificate> otherDevices() {
        Instant at = now();
        return me.devices().devices().stream()
                .filter(device -> device.validAt(at) && !device.device().equals(me.device()))
                .toList();
    }

    /** Friends who may, and our own devices; nobody who has only asked. */
    boolean lendsTo(Pair pair) {
        // Asked for every datagram that is passed on: the friend comes first, for knowing ourselves takes a hash.
        return (pair.with() instanceof With.Device with
                        && circle.may(with.person()).relay())
                || isOwn(pair);
    }

    /** Whether this pair is with another device of ours, or with one that was. */
    boolean isOwn(Pair pair) {
        return pair.with() instanceof With.Device device && isMe(device.person());
    }

    /** Whether another device of ours is there, and none that was revoked. */
    boolean isOurs(Talk talk) {
        return isMe(talk.person()) && trusts(talk.link().peer().device().device());
    }

    /** Whether our own list names a device, and the identity's word for it lasts. */
    boolean trusts(DeviceId device) {
        return me.devices().trusted(device, now()).isPresent();
    }

    boolean isMe(PersonId person) {
        return person.equals(PersonId.of(me.identity()));
    }

    Circle circle() {
        return circle;
    }

    Pairs pairs() {
        return pairs;
    }

    Shelf<Offer> offers() {
        return offers;
    }

    Shelf<Taken> taken() {
        return taken;
    }

    Shelf<Question> questions() {
        return questions;
    }

    /** What friends told us of others. */
    Shelf<Introduction> introductions() {
        return introductions;
    }

    /** What our own devices are called, and when they were last here. */
    Shelf<DeviceNote> notes() {
        return notes;
    }

    /** A device of a friend's is here, or was until now. */
    void sighted(Pair pair) throws StorageException {
        if (pair.with() instanceof With.Device with && circle.isFriend(with.person())) {
            Seen now = new Seen(with.person(), now());
            change(transaction -> seen.put(transaction, now));
        }
    }

    /** When friends were last here. */
    Shelf<Seen> seen() {
        return seen;
    }

    /** What we are about to tell friends of each other. */
    Shelf<Introducing> introducing() {
        return introducing;
    }
}
