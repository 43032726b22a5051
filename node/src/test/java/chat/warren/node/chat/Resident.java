package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.fail;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.node.chat.Talks.Shown;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.FileId;
import chat.warren.storage.search.Search;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One device of somebody: a real encrypted profile, and the chat on it. */
final class Resident implements Circle, ChatWatcher, AutoCloseable {
    final IdentityKey identity;
    final DeviceKey key;
    final DeviceCertificate certificate;
    final List<ChatEvent> events = new ArrayList<>();
    final Map<PersonId, List<DeviceId>> devices = new HashMap<>();
    final Map<PersonId, List<PersonId>> keepers = new HashMap<>();
    final Set<PersonId> keepsFor = new HashSet<>();
    final List<StorageException> troubles = new ArrayList<>();
    /** Whether commits may fail. */
    boolean hasBadDisk;

    private final Town town;
    Path folder;
    private final long seed;
    private int starts;
    private @Nullable Profile profile;
    private @Nullable Chat chat;

    Resident(Town town, Path folder, IdentityKey identity, long seed) {
        this.town = town;
        this.folder = folder;
        this.identity = identity;
        this.seed = seed;
        this.key = DeviceKey.generate(new SplittableRandom(1_000 + seed));
        this.certificate = Town.certificate(identity, key);
    }

    private static Credentials passphrase() {
        return Credentials.of("correct horse".getBytes(StandardCharsets.UTF_8));
    }

    Resident create() throws StorageException {
        return start(Profile.create(folder, passphrase(), PassphraseWork.FLOOR, random()));
    }

    Resident start() throws StorageException {
        return start(Profile.open(folder, passphrase(), random()));
    }

    private Resident start(Profile opened) {
        profile = opened;
        chat = new Chat(opened, this, random(), this);
        return this;
    }

    private SplittableRandom random() {
        return new SplittableRandom(seed * 1_000 + starts++);
    }

    /** As by a kill, for the chat: what was in memory is gone. */
    void stop() throws StorageException {
        for (Town.Cable cable : List.copyOf(town.cables)) {
            if (cable.one.owner == this || cable.other.owner == this) {
                town.lose(cable);
            }
        }
        chat = null;
        if (profile != null) {
            profile.close();
        }
        profile = null;
    }

    boolean isRunning() {
        return chat != null;
    }

    Chat chat() {
        if (chat == null) {
            throw new IllegalStateException("not running");
        }
        return chat;
    }

    Profile profile() {
        if (profile == null) {
            throw new IllegalStateException("not running");
        }
        return profile;
    }

    /**
     * The files as they are now, in another place, and the program goes on from there.
     *
     * @param committed whether the next batch still got onto the disk, but nothing of what follows it happened
     */
    void kill(Path copy, boolean committed) throws StorageException, IOException {
        if (chat().isDue()) {
            Batch batch = chat().take(town.now);
            if (committed) {
                batch.commit();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        stop();
        folder = copy;
        start();
    }

    Talks talks() {
        return new Talks(profile().contents(), self(), () -> town.now);
    }

    /** Oldest first. */
    List<Shown> all(Resident with) throws StorageException {
        Talks talks = talks();
        ConversationId talk = Item.between(self(), with.self());
        return profile().<List<Shown>>read(snapshot -> {
            List<Shown> all = new ArrayList<>();
            List<Shown> page = talks.page(snapshot, talk, Optional.empty(), 100);
            while (!page.isEmpty()) {
                page.forEach(all::addFirst);
                page = talks.page(snapshot, talk, Optional.of(page.getLast().turn()), 100);
            }
            return all;
        });
    }

    List<String> texts(Resident with) throws StorageException {
        return all(with).stream()
                .map(Shown::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    Shown shown(MessageId id) throws StorageException {
        return profile().<Shown>read(snapshot -> talks().find(snapshot, id).orElseThrow());
    }

    Talks.Progress progress(MessageId id) throws StorageException {
        return shown(id).progress();
    }

    boolean isDeleted(MessageId id) throws StorageException {
        return shown(id).message().isDeleted();
    }

    Optional<Item> item(MessageId id) throws StorageException {
        return profile().<Optional<Item>>read(snapshot -> Talks.item(profile().contents(), snapshot, id));
    }

    boolean hasAttachment(FileId id) throws StorageException {
        return profile()
                .<Boolean>read(snapshot ->
                        profile().contents().attachments().find(snapshot, id).isPresent());
    }

    long unread(Resident with) throws StorageException {
        ConversationId talk = Item.between(self(), with.self());
        return profile()
                .<Long>read(snapshot -> talks().list(snapshot).stream()
                        .filter(line -> line.conversation().id().equals(talk))
                        .mapToLong(Talks.Line::unread)
                        .sum());
    }

    List<Shown> found(String words) throws StorageException {
        return profile()
                .<List<Shown>>read(
                        snapshot -> talks().search(snapshot, Search.Wanted.everywhere(words), Search.Cursor.START, 50)
                                .messages());
    }

    /** All that the other one has not confirmed. */
    long waitingFor(Resident other) throws StorageException {
        return profile().<Long>read(snapshot -> profile().contents().outbox().waiting(snapshot, other.device()));
    }

    /** How much is stored of keys for what others seal. */
    int keysBytes() throws StorageException {
        return profile()
                .read(snapshot -> profile().contents().state().page(snapshot, "chat.session", 0, 100).stream()
                        .mapToInt(row -> row.value().bytes().length())
                        .sum());
    }

    /** Works on the books as a program could that knows no rules, and starts the usual one again. */
    void misuse(Work work) throws StorageException {
        chat().settle(town.now);
        stop();
        start();
        Books books = new Books(profile().contents(), this, random());
        profile().change(transaction -> {
            work.run(new Sheet(transaction, books, Set.of(), town.now, new Outcome()));
            books.save(transaction);
        });
    }

    interface Work {
        void run(Sheet sheet) throws StorageException;
    }

    interface Trial {
        String run(Sheet sheet) throws StorageException;
    }

    /** What would come of it: nothing is kept. */
    String tried(Trial trial) throws StorageException {
        AtomicReference<String> result = new AtomicReference<>("");
        Books books = new Books(profile().contents(), this, random());
        try {
            profile().change(transaction -> {
                Sheet sheet = new Sheet(transaction, books, Set.of(), town.now, new Outcome());
                result.set(trial.run(sheet));
                throw new NeverKeptException();
            });
        } catch (NeverKeptException expected) {
            // That is the point of it.
        }
        return result.get();
    }

    private static final class NeverKeptException extends StorageException {
        private static final long serialVersionUID = 1L;

        NeverKeptException() {
            super("never kept");
        }
    }

    /** All that is said and hangs on it, in the order of arrival made independent of it. */
    String shown(Snapshot snapshot, ConversationId talk) throws StorageException {
        Contents contents = profile().contents();
        List<String> lines = new ArrayList<>();
        for (Entry entry : contents.messages().after(snapshot, talk, 0, 1_000)) {
            lines.add(entry.message().id() + " " + entry.message().content() + " "
                    + entry.reactions().stream()
                            .map(one -> one.by() + one.emoji())
                            .sorted()
                            .toList());
        }
        String timer = contents.conversations()
                .find(snapshot, talk)
                .orElseThrow()
                .preferences()
                .disappearing()
                .toString();
        return lines.stream().sorted().toList() + timer;
    }

    String refusal(Command command) {
        return answered(command).refusal();
    }

    Optional<MessageId> order(Command command) {
        return answered(command).said();
    }

    private Verdict answered(Command command) {
        Verdict verdict = new Verdict();
        chat().order(command, verdict);
        chat().settle(town.now);
        return verdict;
    }

    /** Knows a friend and the friend's devices. */
    void befriend(Resident... friends) {
        for (Resident friend : friends) {
            devices.computeIfAbsent(friend.self(), person -> new ArrayList<>()).add(friend.device());
        }
    }

    void work() {
        if (chat != null && chat.isDue()) {
            Batch batch = chat.take(town.now);
            batch.commit();
            chat.finish(batch);
        }
    }

    /** Says it now, and it is on the disk. */
    MessageId say(Resident to, Saying saying) {
        return order(new Command.Say(to.self(), saying)).orElseThrow();
    }

    MessageId say(Resident to, String text) {
        return say(to, Saying.Words.of(text));
    }

    @Override
    public PersonId self() {
        return PersonId.of(identity.identity());
    }

    @Override
    public DeviceId device() {
        return key.id();
    }

    @Override
    public boolean isFriend(PersonId person) {
        return devices.containsKey(person);
    }

    @Override
    public List<DeviceId> devices(PersonId person) {
        return devices.getOrDefault(person, List.of());
    }

    @Override
    public Optional<PersonId> owner(DeviceId device) {
        return devices.entrySet().stream()
                .filter(one -> one.getValue().contains(device))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public List<PersonId> keepersFor(PersonId recipient) {
        return keepers.getOrDefault(recipient, List.of());
    }

    @Override
    public boolean keepsFor(PersonId depositor) {
        return keepsFor.contains(depositor);
    }

    @Override
    public void happened(ChatEvent event) {
        events.add(event);
    }

    @Override
    public void troubled(StorageException why) {
        if (!hasBadDisk) {
            fail(why);
        }
        troubles.add(why);
    }

    @Override
    public void close() throws StorageException {
        stop();
    }
}
