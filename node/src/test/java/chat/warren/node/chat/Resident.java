package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.fail;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
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
    private final Town town;
    final Path folder;
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
        Profile.create(folder, passphrase(), PassphraseWork.FLOOR, random()).close();
        return start();
    }

    Resident start() throws StorageException {
        profile = Profile.open(folder, passphrase(), random());
        chat = new Chat(profile, this, random(), this);
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

    Optional<MessageId> order(Command command) {
        List<Optional<MessageId>> answers = new ArrayList<>();
        chat().order(command, new Answer() {
            @Override
            public void done(Optional<MessageId> said) {
                answers.add(said);
            }

            @Override
            public void failed(String why) {
                fail(why);
            }
        });
        chat().settle(town.now);
        return answers.getFirst();
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
        fail(why);
    }

    @Override
    public void close() throws StorageException {
        stop();
    }
}
