package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.friend.Village.MemoryLink;
import chat.warren.node.friend.Village.What;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Carrier;
import chat.warren.node.link.Peer;
import chat.warren.node.profile.Self;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.Own;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.Octets;
import chat.warren.storage.state.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One person with one device: a real profile on the disk, and the engines over it. */
final class House implements Carrier, AutoCloseable {
    private static final byte[] PASSPHRASE = "a passphrase for a test".getBytes(StandardCharsets.UTF_8);

    String name = "";
    final Map<PairId, Acquaintance> meeting = new LinkedHashMap<>();
    final Map<PairId, MemoryLink> links = new LinkedHashMap<>();
    final List<FriendEvent> told = new ArrayList<>();
    private final Village village;
    private Path folder;
    Profile profile;

    @SuppressWarnings("NullAway.Init") // Whoever moves in brings it.
    Friendships friends;

    /** Says yes to everybody who asks. */
    boolean welcoming;

    boolean startsAnew;
    private Optional<Peer> credentials = Optional.empty();

    House(Village village, Path folder) throws IOException {
        this.village = village;
        this.folder = folder;
        this.profile = Profile.create(folder, Credentials.of(PASSPHRASE), PassphraseWork.FLOOR, village.random.split());
        moveIn("");
    }

    /** Somebody with a new identity, who knows nobody. */
    void moveIn(String newcomer) throws IOException {
        name = newcomer;
        SplittableRandom random = village.random.split();
        Own own = Self.first(IdentityKey.generate(random), name, village.now, random);
        Contents contents = profile.contents();
        profile.change(transaction -> {
            for (String kind : List.of(
                    "pair", "invite", "taken", "question", "introduction", "introducing", "choice", "own.device")) {
                for (Placed<State> row : contents.state().page(transaction, kind, 0, SealedTable.MAX_PAGE)) {
                    contents.state().remove(transaction, kind, row.value().subject());
                }
            }
            for (Placed<Friend> row : contents.friends().page(transaction, 0, SealedTable.MAX_PAGE)) {
                contents.friends().remove(transaction, row.value().person());
            }
            contents.own().save(transaction, own);
        });
        links.clear();
        meeting.clear();
        told.clear();
        welcoming = false;
        startsAnew = false;
        friends = engine();
        friends.begin(village.now);
    }

    /** Becomes another device of whoever lives there, as one does who was paired. */
    void join(House first, String called) throws Exception {
        first.friends.ownDevices().admit(shown().device(), consentTo(first.own().whose()), called);
        try (Own own = own();
                Own theirs = first.own()) {
            Own paired = Self.paired(own, theirs.devices(), theirs.name());
            profile.change(transaction -> profile.contents().own().save(transaction, paired));
        }
        crash();
    }

    /** This device's word that it is that person's. */
    Octets consentTo(PublicIdentity person) throws Exception {
        try (Own own = own()) {
            return Octets.of(DeviceCertificate.consent(own.device(), person));
        }
    }

    /** Whether there is a link between this device and that one, which is another of ours. */
    boolean isKinOf(House other) {
        return links.values().stream()
                .filter(link -> link.theirs().equals(other))
                .anyMatch(link -> friends.at(link) instanceof Party.OwnDevice);
    }

    private Friendships engine() throws IOException {
        return new Friendships(profile, this, () -> village.now, village.random.split(), event -> {
            told.add(event);
            if (welcoming && event instanceof FriendEvent.Asked asked) {
                accept(asked.person());
            }
        });
    }

    private void accept(PersonId person) {
        try {
            friends.answers().accept(person, village.now);
        } catch (NotPossibleException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All that was in memory is gone, and all links with it. */
    void crash() throws IOException {
        for (MemoryLink link : List.copyOf(links.values())) {
            link.close();
        }
        village.events.removeIf(event -> event.at().equals(this));
        links.clear();
        meeting.clear();
        friends = engine();
        friends.begin(village.now);
    }

    /** A power cut: the folder is copied as it lies on the disk, and the program starts from the copy. */
    void powerCut() throws IOException {
        Path copy = folder.resolveSibling(folder.getFileName() + " copied");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(folder.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Profile before = profile;
        folder = copy;
        profile = Profile.open(copy, Credentials.of(PASSPHRASE), village.random.split());
        crash();
        before.close();
    }

    void happened(Village.Event event, Instant now) {
        MemoryLink link = event.link();
        switch (event.what()) {
            case What.Up up -> {
                try (LinkSecrets secrets = up.secrets()) {
                    friends.up(link, secrets, up.agreed(), now);
                }
            }
            case What.Frame frame ->
                friends.frame(link, frame.lane(), frame.bytes().toArray(), now);
            case What.Down() -> {
                links.remove(link.pair(), link);
                friends.down(link, "a test ended it", now);
            }
        }
    }

    Own own() throws IOException {
        return profile.read(snapshot -> profile.contents().own().load(snapshot).orElseThrow());
    }

    PublicIdentity identity() throws IOException {
        try (Own own = own()) {
            return own.whose();
        }
    }

    PersonId person() throws IOException {
        return PersonId.of(identity());
    }

    /** What the certificate of this device says. */
    Peer shown() {
        try {
            Own own = own();
            Optional<DeviceCertificate> listed = own.devices().devices().stream()
                    .filter(each -> each.device().equals(own.device().id()))
                    .findFirst();
            if (listed.isEmpty() && own.root().isEmpty()) {
                return credentials.orElseThrow(); // It was revoked, and shows what it started with.
            }
            DeviceCertificate device = listed.orElseGet(() ->
                    DeviceCertificate.issue(own.identity(), own.device(), village.now.plus(Self.DEVICE_LIFETIME)));
            credentials = Optional.of(new Peer(own.whose(), device));
            return credentials.get();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Optional<Stage> stage(House other) throws IOException {
        PersonId person = other.person();
        return friends.people().stream()
                .filter(view -> view.friend().person().equals(person))
                .map(view -> view.friend().standing().stage())
                .findFirst();
    }

    PersonView view(House other) throws IOException {
        PersonId person = other.person();
        return friends.people().stream()
                .filter(view -> view.friend().person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    /** Who is on the other side of the link with this house, as the layers above see it. */
    Party party(House other) {
        return links.values().stream()
                .filter(link -> link.theirs().equals(other))
                .map(link -> friends.at(link))
                .filter(Party.Friend.class::isInstance)
                .findFirst()
                .orElse(new Party.Stranger());
    }

    String invite() throws IOException, NotPossibleException {
        return friends.invitations()
                .create(true, java.time.LocalDate.parse("2026-11-28"), "for a test", village.now)
                .text();
    }

    void take(String invite) throws IOException, NotPossibleException {
        friends.invitations().take(invite, "it is me", village.now);
    }

    <T extends FriendEvent> List<T> told(Class<T> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** What is in memory is what is in the profile, pair by pair. */
    void checkKept() throws IOException {
        Books stored = new Books(profile, () -> village.now);
        for (Pair pair : stored.pairs().all()) {
            Acquaintance met = Optional.ofNullable(meeting.get(pair.id())).orElseThrow();
            assertEquals(pair.own(), met.own());
            assertArrayEquals(pair.anchors().toStored(), met.anchors().toStored(), name + " " + pair.with());
        }
        assertEquals(stored.pairs().all().size(), meeting.size(), name + " meets whom it knows and nobody else");
    }

    @Override
    public void meet(PairId pair, Acquaintance acquaintance, Instant now) {
        assertFalse(meeting.containsKey(pair), "a pair is met once");
        meeting.put(pair, acquaintance);
    }

    /** As a carrier that must find a new way, or as one that keeps the old. */
    @Override
    public void meetAs(PairId pair, Acquaintance acquaintance, Instant now) {
        if (startsAnew) {
            Carrier.super.meetAs(pair, acquaintance, now);
        } else {
            meeting.put(pair, acquaintance);
        }
    }

    @Override
    public void part(PairId pair, Instant now) {
        meeting.remove(pair);
        MemoryLink link = links.get(pair);
        if (link != null) {
            link.close();
        }
    }

    /** The carrier sees that the other side uses this chain. */
    void seen(PairId pair, PairChain chain, Instant now) {
        Optional.ofNullable(meeting.get(pair)).orElseThrow().anchors().usedByFriend(chain);
        friends.moved(pair, now);
    }

    @Override
    public void hurry(PairId pair, Instant now) {}

    @Override
    public void send(PairId pair, Kind kind, byte[] body, Instant now) {
        throw new AssertionError("friendship sends frames, not datagrams");
    }

    @Override
    public int room(PairId pair) {
        return 0;
    }

    @Override
    public void agreeing(PairId pair, LinkSecrets secrets, Instant now) {}

    @Override
    public void agreed(PairId pair, LinkSecrets secrets, Instant now) {}

    @Override
    public void close() throws IOException {
        profile.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
