package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.identity.SafetyWords;
import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Carrier;
import chat.warren.node.link.Expectation;
import chat.warren.node.link.Kept;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkWatcher;
import chat.warren.node.link.SoundClock;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Everything about who is a friend, for the node's one thread. It is told of links before anybody else who watches
 * them, so that whoever asks {@link #at} in the same moment gets the answer that holds.
 */
public final class Friendships implements LinkWatcher, Kept, Company {
    /** The setting of what a new friend may learn of where we are: as {@code Terms.Addresses}, small. */
    public static final String NEW_FRIENDS_SEE = "people.new-friends-see";

    /** Invites end on days, and chains move on every hour: a minute late is soon enough. */
    private static final Duration ROUND = Duration.ofMinutes(1);

    private static final Duration BETWEEN_REFUSALS = Duration.ofHours(6);

    private final Map<PairId, Instant> refused = new HashMap<>();
    final Books books;
    private final Switchboard board;
    private final Greetings greetings;
    private final Invitations invitations;
    private final Answers answers;
    private final Introductions introductions;
    private final OwnDevices devices;
    private final ColdMeetings cold;
    private final Kin kin;
    private final RandomGenerator random;
    private final Consumer<FriendEvent> told;
    private final SoundClock clock = new SoundClock();
    private Instant next = Instant.MIN;

    /**
     * @param wall what people call the time; the instants that methods take may be a clock's that never jumps
     * @param listener on the node's thread, after what it tells of is stored
     */
    public Friendships(
            Profile profile,
            Carrier carrier,
            InstantSource wall,
            RandomGenerator random,
            Consumer<FriendEvent> listener)
            throws StorageException {
        this.told = event -> happened(event, listener);
        this.books = new Books(profile, wall);
        this.board = new Switchboard(books, carrier);
        Doors doors = new Doors(books);
        this.greetings = new Greetings(books, board, doors, told);
        this.invitations = new Invitations(books, board, doors, random, told);
        this.answers = new Answers(books, board, doors, greetings, told);
        this.introductions = new Introductions(books, board, doors, random, told);
        this.devices = new OwnDevices(books, board, told);
        this.cold = new ColdMeetings(books, board);
        this.kin = new Kin(books, board, doors, devices, told);
        this.random = random;
    }

    /** Devices that we have never met are looked for with the next turn, and not with the next minute. */
    private void happened(FriendEvent event, Consumer<FriendEvent> listener) {
        if (event instanceof FriendEvent.NewDevice
                || event instanceof FriendEvent.OwnDevices
                || event instanceof FriendEvent.Befriended) {
            next = Instant.MIN;
        }
        listener.accept(event);
    }

    /** Begins to meet everybody there is to meet. */
    public void begin(Instant now) {
        books.pairs().all().forEach(pair -> board.meet(pair, now));
        next = now;
    }

    public Invitations invitations() {
        return invitations;
    }

    public Answers answers() {
        return answers;
    }

    public Introductions introductions() {
        return introductions;
    }

    /** Codes to say, over this notice board. Whoever reads the board hands on what was found, and advances them. */
    public SpokenCodes spokenCodes(NoticeBoard notices) {
        return new SpokenCodes(books, invitations, notices, random, told);
    }

    /** People nearby, over these networks. Whoever listens to them hands on what was heard, and advances it. */
    public Nearby nearby(Neighbourhood neighbourhood) {
        return new Nearby(books, invitations, neighbourhood, random);
    }

    public OwnDevices ownDevices() {
        return devices;
    }

    @Override
    public void up(Link link, LinkSecrets secrets, Instant agreed, Instant now) {
        Optional<Pair> pair = books.pairs().find(link.pair());
        if (pair.isEmpty()) {
            link.close(); // Somebody from whom we have parted.
            return;
        }
        Optional<String> objection = greetings.objection(link, pair.get());
        if (objection.isPresent()) {
            refuse(link, objection.get(), now);
            return;
        }
        Talk talk = new Talk(link, agreed, secrets.anchor(agreed), now);
        board.up(talk);
        guarded(link, () -> begun(talk, pair.get(), now));
    }

    /** Whoever comes wrongly comes again and again; a person is told once in a while. */
    private void refuse(Link link, String why, Instant now) {
        link.close();
        refused.values().removeIf(until -> !now.isBefore(until));
        if (refused.putIfAbsent(link.pair(), now.plus(BETWEEN_REFUSALS)) == null) {
            told.accept(new FriendEvent.Refused(why));
        }
    }

    private void begun(Talk talk, Pair pair, Instant now) throws StorageException {
        switch (pair.with()) {
            case With.Device device -> {
                List<Pair> others = new ArrayList<>(books.pairs().of(device.person(), device.device()));
                others.remove(pair);
                pair.anchors().agree(talk.chain(), books.now());
                pair.warm();
                books.change(transaction -> {
                    books.pairs().put(transaction, pair);
                    for (Pair each : others) {
                        books.pairs().remove(transaction, each);
                    }
                });
                board.part(others, now);
                board.send(talk, new FriendFrame.Anchored(talk.agreed()));
                if (books.isOwn(pair)) {
                    kin.met(talk);
                } else {
                    board.greet(talk);
                    introductions.tell(talk);
                    books.sighted(pair); // Now as well: a program that is killed sees no end of a link.
                }
            }
            case With.Host host -> board.greet(talk);
            case With.Gate gate -> {} // Whoever knocks says first who they are and what they want.
            case With.Introduced with -> introductions.met(talk, with);
        }
    }

    @Override
    public void frame(Link link, Lane lane, byte[] frame, Instant now) {
        Optional<Talk> talk = board.talk(link);
        if (lane != Lane.CONTROL || !FriendWire.isOurs(frame) || talk.isEmpty()) {
            return;
        }
        if (!books.isMe(talk.get().person()) && !talk.get().allows(now)) {
            link.close();
            return;
        }
        guarded(link, () -> {
            Optional<FriendFrame> parsed = FriendWire.parse(frame);
            Optional<Pair> pair = books.pairs().find(link.pair());
            if (parsed.isPresent() && pair.isPresent()) {
                heard(talk.get(), pair.get(), parsed.get(), now);
            }
        });
    }

    private void heard(Talk talk, Pair pair, FriendFrame frame, Instant now)
            throws MalformedException, StorageException {
        if (books.isOwn(pair) != frame instanceof FriendFrame.Kin && !(frame instanceof FriendFrame.Anchored)) {
            throw new MalformedException("friends and our own devices speak of different things");
        }
        switch (frame) {
            case FriendFrame.Kin news -> kin.heard(talk, news, now);
            case FriendFrame.Greeting greeting -> greetings.heard(talk, pair, greeting, now);
            case FriendFrame.Declined() -> {
                if (pair.with() instanceof With.Device) {
                    answers.declined(talk.person(), now);
                }
            }
            case FriendFrame.Anchored anchored -> {
                if (pair.with() instanceof With.Device && anchored.agreed().equals(talk.agreed())) {
                    pair.anchors().usedByFriend(talk.chain());
                    moved(pair.id(), now);
                }
            }
            case FriendFrame.Remembered remembered -> devices.remembered(remembered);
            case FriendFrame.Introduce introduce -> {
                if (at(talk.link()) instanceof Party.Friend) {
                    introductions.toldOf(talk, introduce);
                }
            }
            case FriendFrame.Heard heard -> introductions.heardBy(talk, heard.id());
            case FriendFrame.Confirm confirm -> {
                if (pair.with() instanceof With.Introduced with) {
                    introductions.confirmed(talk, with, confirm);
                }
            }
        }
    }

    /** Something that came from a link. */
    private interface Reaction {
        void run() throws MalformedException, StorageException;
    }

    /** What cannot be stored is not acknowledged, and what cannot be read ends the link: it comes again, or not. */
    private void guarded(Link link, Reaction reaction) {
        try {
            reaction.run();
        } catch (MalformedException e) {
            link.close();
        } catch (StorageException e) {
            link.giveUp("what came could not be saved");
            told.accept(new FriendEvent.Trouble(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void room(Link link, Lane lane, Instant now) {
        if (lane == Lane.CONTROL) {
            board.room(link);
        }
    }

    @Override
    public void down(Link link, String why, Instant now) {
        Optional<Pair> pair = books.pairs().find(link.pair());
        boolean wasUp = board.down(link);
        if (wasUp && answers.isLeaving(link.pair())) {
            answers.left(link.pair(), now);
        } else if (wasUp && pair.filter(books::isOwn).isPresent()) {
            guarded(link, () -> kin.left(link.peer().device().device()));
        } else if (wasUp && pair.isPresent()) {
            guarded(link, () -> books.sighted(pair.get()));
        }
    }

    @Override
    public void moved(PairId id, Instant now) {
        Optional<Pair> pair = books.pairs().find(id).filter(books.pairs()::moved);
        try {
            if (pair.isPresent()) {
                books.change(transaction -> books.pairs().put(transaction, pair.get()));
            }
        } catch (StorageException e) {
            told.accept(new FriendEvent.Trouble(String.valueOf(e.getMessage())));
        }
    }

    /** Does what is due. */
    public void advanceTo(Instant now) throws StorageException {
        answers.advanceTo(now);
        kin.advanceTo(now);
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(ROUND);
        invitations.advanceTo(now);
        introductions.advanceTo(now);
        cold.advanceTo(now);
        if (clock.isTrusted(books.now(), now)) {
            for (Pair pair : books.pairs().all()) {
                pair.anchors().advanceTo(books.now());
                moved(pair.id(), now);
            }
        }
    }

    public Instant deadline() {
        return next;
    }

    /** Whom we mean to have at the other end of a pair, for the handshake itself. */
    public Expectation expected(PairId id) {
        Optional<With> with = books.pairs().find(id).map(Pair::with);
        return with.map(each -> Expected.of(books, each)).orElse(Expected.NOBODY);
    }

    /** Whether datagrams are passed on for whoever meets us under this pair. */
    public boolean lendsTo(PairId id) {
        return books.pairs().find(id).filter(books::lendsTo).isPresent();
    }

    @Override
    public Party at(Link link) {
        PersonId person = PersonId.of(link.peer().identity());
        Optional<Pair> pair = board.talk(link).flatMap(talk -> books.pairs().find(link.pair()));
        if (pair.filter(books::isOwn).isPresent()) {
            DeviceId device = link.peer().device().device();
            return books.trusts(device) ? new Party.OwnDevice(device) : new Party.Stranger();
        }
        if (pair.isEmpty()
                || !(pair.get().with() instanceof With.Device with)
                || !with.person().equals(person)
                || !books.circle().isFriend(person)
                || devices(person, books.now()).stream()
                        .noneMatch(device -> device.device().equals(with.device()))) {
            return new Party.Stranger();
        }
        return new Party.Friend(person, with.device(), books.circle().may(person));
    }

    @Override
    public Permissions permissions(PersonId person) {
        return books.circle().may(person);
    }

    @Override
    public List<Link> links(PersonId person) {
        return board.talks(person).stream()
                .map(Talk::link)
                .filter(link -> at(link) instanceof Party.Friend)
                .toList();
    }

    @Override
    public List<DeviceCertificate> devices(PersonId person, Instant wall) {
        return books.circle()
                .find(person)
                .filter(friend -> books.circle().isFriend(person))
                .flatMap(friend -> friend.terms().devices())
                .map(list -> list.devices().stream()
                        .filter(device -> device.validAt(wall))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Optional<String> name(PersonId person) {
        return books.circle().find(person).map(Greetings::shown);
    }

    /** Words to compare with a person, who sees the same ones if nobody sits between the two of us. */
    public List<String> safetyWords(PersonId person) throws NotPossibleException {
        return safetyWords(answers.find(person).identity());
    }

    List<String> safetyWords(PublicIdentity identity) {
        return SafetyWords.of(books.me().identity(), identity, WordList.english());
    }

    /** What a friend scans to verify us. */
    public String code() {
        return books.me().identity().toQrPayload();
    }

    /** Everybody we know, in the order in which we met them. */
    public List<PersonView> people() {
        return books.circle().all().stream()
                .map(friend -> PersonView.of(friend, books, board.talks(friend.person())))
                .toList();
    }
}
