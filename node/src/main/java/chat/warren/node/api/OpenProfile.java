package chat.warren.node.api;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.vault.Passphrase;
import chat.warren.crypto.vault.PassphraseInUseException;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.burrow.loop.Ground;
import chat.warren.node.loop.LockRequests;
import chat.warren.node.pairing.Newcomer;
import chat.warren.node.profile.Self;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.Own;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Export;
import chat.warren.storage.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * An open profile. Closing it locks it; it also locks when another program asks for it, and when this one is told to
 * end. Safe to share between threads.
 */
public final class OpenProfile implements AutoCloseable {
    /** Under a duress passphrase nobody has said a name. */
    private static final String NAMELESS = "me";

    private final Path folder;
    private final Profile profile;
    private final Optional<Path> keyFile;
    private final InstantSource clock;
    private final Effort effort;
    private volatile boolean leaving; // What takes long looks at it.
    private Optional<LockRequests> requests = Optional.empty(); // These four are guarded by this.
    private Consumer<Optional<ProfileException>> whenLocked = trouble -> {};
    private Runnable beforeLocking = () -> {};
    private volatile boolean locked; // Written under the lock; read also by those who must not wait for an export.

    OpenProfile(Path folder, Profile profile, Optional<Path> keyFile, InstantSource clock, Effort effort) {
        this.folder = folder;
        this.profile = profile;
        this.keyFile = keyFile;
        this.clock = clock;
        this.effort = effort;
    }

    /** Takes care of our own row, and begins to listen for those who want the profile locked. */
    synchronized void begin(RandomGenerator random) throws IOException {
        profile.change(transaction -> {
            Contents contents = profile.contents();
            Optional<Own> known = contents.own().load(transaction);
            // No row is there under a duress passphrase: then an identity is made that was never used.
            Own own = known.isPresent()
                    ? known.get()
                    : Self.first(IdentityKey.generate(random), NAMELESS, clock.instant(), random);
            try {
                Optional<Own> fresh = known.isPresent() ? Self.renewed(own, clock.instant()) : Optional.of(own);
                if (fresh.isPresent()) {
                    contents.own().save(transaction, fresh.get());
                }
            } finally {
                own.close();
            }
        });
        requests = Optional.of(LockRequests.answer(folder, this::lockOnRequest));
    }

    public Path folder() {
        return folder;
    }

    /** What the profile holds now. */
    public synchronized ProfileView view() throws ProfileException {
        return withOwn((own, snapshot) -> new ProfileView(
                folder,
                own.name(),
                own.whose().toText(),
                own.whose().words(WordList.english()),
                own.devices().devices().size(),
                Self.deviceUntil(own),
                profile.contents().friends().tables().getFirst().count(snapshot),
                profile.contents().conversations().table().count(snapshot),
                profile.contents().messages().count(snapshot)));
    }

    /** The 24 words that bring this identity back. Whoever reads them is this person. */
    public synchronized List<String> recoveryWords() throws ProfileException {
        Optional<List<String>> words =
                withOwn((own, snapshot) -> own.root().map(root -> root.recoveryWords(WordList.english())));
        return words.orElseThrow(() -> new ProfileException(
                Reason.NOT_POSSIBLE,
                "This device was paired and does not hold the key that the words stand for: ask the first one."));
    }

    private interface Question<T> {
        T ask(Own own, Snapshot snapshot) throws StorageException;
    }

    private <T> T withOwn(Question<T> question) throws ProfileException {
        checkOpen();
        try {
            return profile.<T>read(snapshot -> {
                Own own = profile.contents().own().load(snapshot).orElseThrow();
                try {
                    return question.ask(own, snapshot);
                } finally {
                    own.close();
                }
            });
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    /** What an area of the facade asks the profile. */
    interface Inquiry<T> {
        T ask(Contents contents, Snapshot snapshot) throws StorageException;
    }

    <T> T read(Inquiry<T> inquiry) throws ProfileException {
        checkOpen();
        try {
            return profile.<T>read(snapshot -> inquiry.ask(profile.contents(), snapshot));
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    /** What an area of the facade changes in the profile. */
    interface Altering {
        void alter(Contents contents, Transaction transaction) throws StorageException;
    }

    void change(Altering altering) throws ProfileException {
        checkOpen();
        try {
            profile.change(transaction -> altering.alter(profile.contents(), transaction));
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    /** Whether this profile waits to become a device of somebody. */
    public boolean waitsForOwner() throws ProfileException {
        return read(Newcomer::nameOf).isPresent();
    }

    /**
     * What a node is made of that lives on this profile. The device's key is the caller's to close.
     *
     * @param newDevice whether it is to become a device of somebody, or is one
     */
    synchronized Ground ground(RandomGenerator random, boolean newDevice) throws ProfileException {
        checkOpen();
        if (waitsForOwner() != newDevice) {
            throw new ProfileException(
                    Reason.NOT_POSSIBLE,
                    newDevice
                            ? "This profile is somebody's already; nothing was changed: name another folder."
                            : "This profile waits to become a device of yours: 'warren device pair' goes on with it.");
        }
        try {
            Own own = profile.<Own>read(
                    snapshot -> profile.contents().own().load(snapshot).orElseThrow());
            try {
                DeviceCertificate certificate = own.devices().devices().stream()
                        .filter(each -> each.device().equals(own.device().id()))
                        .findFirst()
                        .orElseThrow(() -> new ProfileException(
                                Reason.OTHER,
                                "This device was revoked; its profile can be read, but it talks to nobody any more."));
                return new Ground(
                        profile,
                        PersonId.of(own.whose()),
                        new chat.warren.node.link.Credentials(own.device(), certificate),
                        clock,
                        random);
            } finally {
                own.root().ifPresent(IdentityKey::close);
            }
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    /** Another passphrase for the same profile. Backups and copies made before open with the old one. */
    public synchronized void changePassphrase(char[] typed) throws ProfileException {
        checkOpen();
        byte[] passphrase = {};
        try {
            passphrase = Passphrase.utf8(typed);
            if (passphrase.length == 0) {
                throw new MalformedException("the passphrase is empty");
            }
            if (profile.isKeyed()) {
                profile.protect(passphrase, effort.work(clock));
            } else {
                profile.changePassphrase(passphrase);
            }
            profile.change(transaction ->
                    profile.contents().audit().append(transaction, clock.instant(), "passphrase changed", ""));
        } catch (MalformedException | PassphraseInUseException e) {
            throw Failures.notUnderstood(
                    "This cannot be the new passphrase (" + e.getMessage() + "); the old one stays: choose another.",
                    e);
        } catch (StorageException e) {
            throw Failures.of(e);
        } finally {
            Bytes.wipe(passphrase);
        }
    }

    /**
     * The whole profile in one sealed file, which opens with this passphrase and the profile's key file if it has one.
     * Locking stops it, and leaves no file.
     *
     * @param replace whether a file that is there may be overwritten
     */
    public synchronized void export(Path backup, char[] passphrase, boolean replace) throws ProfileException {
        checkOpen();
        Path target = backup.toAbsolutePath().normalize();
        Targets.check(target, folder, replace);
        try (Credentials credentials = Keyholder.credentials(passphrase, keyFile)) {
            new Export(profile, () -> leaving).to(target, credentials, effort.work(clock));
            profile.change(
                    transaction -> profile.contents().audit().append(transaction, clock.instant(), "exported", ""));
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    /** Tells when the profile was locked by somebody else's wish, and what went wrong on the way if anything did. */
    public void whenLocked(Consumer<Optional<ProfileException>> listener) {
        boolean already;
        synchronized (this) {
            whenLocked = listener;
            already = locked;
        }
        if (already) {
            listener.accept(Optional.empty());
        }
    }

    /** Has a window, which this brings before people when another program is started on the same profile. */
    public synchronized void whenShown(Runnable show) {
        requests.ifPresent(each -> each.whenShown(show));
    }

    /** Runs this before the profile is locked by somebody else's wish: whoever works with it ends. */
    synchronized void beforeLocking(Runnable ending) {
        beforeLocking = ending;
    }

    public synchronized boolean isLocked() {
        return locked;
    }

    private void lockOnRequest() {
        Consumer<Optional<ProfileException>> listener;
        Optional<ProfileException> trouble = Optional.empty();
        leaving = true;
        Runnable ending;
        synchronized (this) {
            ending = beforeLocking;
        }
        ending.run(); // Not under the lock: those who end may still have something to save.
        synchronized (this) {
            if (locked) {
                return;
            }
            listener = whenLocked;
            try {
                close();
            } catch (ProfileException e) {
                trouble = Optional.of(e);
            }
        }
        listener.accept(trouble);
    }

    /** Locks: the keys are wiped, also when saving the rest fails. */
    @Override
    public synchronized void close() throws ProfileException {
        if (locked) {
            return;
        }
        locked = true;
        requests.ifPresent(LockRequests::close);
        try {
            profile.close();
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    /** The first moment of destroying it, after which nobody opens it again; whoever works with it may still do so. */
    synchronized void shredKeys() throws ProfileException {
        checkOpen();
        try {
            profile.shredKeys();
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    /**
     * Destroys it: the keys on the disk are overwritten, those in memory wiped, the files deleted. What was saved
     * elsewhere is not touched: backups, files that were put into other folders, other devices, what friends have.
     */
    public synchronized void destroy() throws ProfileException {
        checkOpen();
        locked = true;
        requests.ifPresent(LockRequests::close);
        try {
            profile.destroy();
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    private void checkOpen() throws ProfileException {
        if (locked) {
            throw new ProfileException(Reason.LOCKED, "The profile is locked; nothing was changed: unlock it first.");
        }
    }
}
