package chat.warren.bench.chat;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.node.chat.Batch;
import chat.warren.node.chat.Chat;
import chat.warren.node.chat.ChatEvent;
import chat.warren.node.chat.ChatWatcher;
import chat.warren.node.chat.Circle;
import chat.warren.node.link.Link;
import chat.warren.node.link.Peer;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node with one thread of its own and one that waits for the disk, and nothing but the chat on it. */
final class Program implements Circle, ChatWatcher, AutoCloseable {
    private final IdentityKey identity = IdentityKey.generate(new SecureRandom());
    private final DeviceKey key = DeviceKey.generate(new SecureRandom());
    private final DeviceCertificate certificate =
            DeviceCertificate.issue(identity, key, Instant.now().plusSeconds(1_000_000));
    private final Profile profile;
    private final Chat chat;
    private final ExecutorService node = Executors.newSingleThreadExecutor();
    private final ExecutorService disk = Executors.newSingleThreadExecutor();
    final Count came = new Count();
    final Count confirmed = new Count();
    final AtomicLong batches = new AtomicLong();
    private volatile @Nullable Program friend;
    private volatile @Nullable Link link;

    Program(Path folder) throws StorageException {
        Credentials credentials = Credentials.of("benchmark".getBytes(StandardCharsets.UTF_8));
        profile = Profile.create(folder, credentials, PassphraseWork.FLOOR, new SecureRandom());
        chat = new Chat(profile, this, new SecureRandom(), this);
    }

    void meet(Program other, Link end) {
        friend = other;
        link = end;
    }

    Link link() {
        Link end = link;
        if (end == null) {
            throw new IllegalStateException("not linked");
        }
        return end;
    }

    Peer peer() {
        return new Peer(identity.identity(), certificate);
    }

    /** On the node's thread; afterwards a batch begins, if none is under way. */
    void later(Consumer<Chat> work) {
        node.execute(() -> {
            work.accept(chat);
            next();
        });
    }

    private void next() {
        if (!chat.isDue()) {
            return;
        }
        Batch batch = chat.take(Instant.now());
        disk.execute(() -> {
            batch.commit();
            batches.incrementAndGet();
            node.execute(() -> {
                chat.finish(batch);
                next();
            });
        });
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
        Program other = friend;
        return other != null && other.self().equals(person);
    }

    @Override
    public List<DeviceId> devices(PersonId person) {
        Program other = friend;
        return other != null && isFriend(person) ? List.of(other.device()) : List.of();
    }

    @Override
    public Optional<PersonId> owner(DeviceId device) {
        Program other = friend;
        return other != null && other.device().equals(device) ? Optional.of(other.self()) : Optional.empty();
    }

    @Override
    public List<PersonId> keepersFor(PersonId recipient) {
        return List.of();
    }

    @Override
    public boolean keepsFor(PersonId depositor) {
        return false;
    }

    @Override
    public void happened(ChatEvent event) {
        switch (event) {
            case ChatEvent.Came one when !one.author().equals(self()) -> came.grow();
            case ChatEvent.Moved _ -> confirmed.grow();
            default -> {}
        }
    }

    @Override
    public void troubled(StorageException why) {
        throw new IllegalStateException(why);
    }

    @Override
    public void close() throws StorageException {
        node.shutdownNow();
        disk.close();
        profile.close();
        identity.close();
        key.close();
    }
}
