package chat.warren.node.api;

import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.loop.LockRequests;
import chat.warren.node.profile.Calibration;
import chat.warren.node.profile.Keys;
import chat.warren.node.profile.Self;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.Own;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Glimpse;
import chat.warren.storage.profile.Import;
import chat.warren.storage.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A place where a profile is or will be, and what can be done there from outside. Passphrases come as typed; the array
 * stays the caller's to wipe.
 */
public final class ProfileHome {
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);
    /** Argon2 may have this share of the heap: the program needs some beside it. */
    private static final int HEAP_SHARE = 2;

    private final Path folder;
    private final Optional<Path> keyFile;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Supplier<PassphraseWork> work;

    public ProfileHome(Path folder, Optional<Path> keyFile, RandomGenerator random, InstantSource clock) {
        this(
                folder,
                keyFile,
                random,
                clock,
                () -> Calibration.of(clock, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
    }

    ProfileHome(
            Path folder,
            Optional<Path> keyFile,
            RandomGenerator random,
            InstantSource clock,
            Supplier<PassphraseWork> work) {
        this.folder = folder.toAbsolutePath().normalize();
        this.keyFile = keyFile;
        this.random = random;
        this.clock = clock;
        this.work = work;
    }

    public Path folder() {
        return folder;
    }

    /** A new profile with a new identity. A key file that is named and not there is made. */
    public OpenProfile create(String name, char[] passphrase) throws ProfileException {
        return create(name, IdentityKey.generate(random), passphrase);
    }

    /** A new profile for an identity that somebody has on paper. */
    public OpenProfile recover(String name, String words, char[] passphrase) throws ProfileException {
        try {
            return create(name, IdentityKey.recover(WordList.english(), WordList.split(words)), passphrase);
        } catch (MalformedException e) {
            throw Failures.notUnderstood(
                    "These are not recovery words (" + e.getMessage()
                            + "); nothing was changed: compare them with your paper, all 24 in their order.",
                    e);
        }
    }

    private OpenProfile create(String name, IdentityKey identity, char[] passphrase) throws ProfileException {
        String called = Names.checked(name);
        Own own = Self.first(identity, called, clock.instant(), random);
        try (Credentials credentials = newCredentials(passphrase)) {
            return opened(Profile.create(folder, credentials, work.get(), random, (transaction, contents) -> {
                contents.own().save(transaction, own);
                contents.audit().append(transaction, clock.instant(), "profile created", "");
            }));
        } catch (StorageException e) {
            throw Failures.of(e);
        } finally {
            own.identity().close();
            own.device().close();
        }
    }

    /** Opens the profile, which locks it for every other program until it is closed. */
    public OpenProfile open(char[] passphrase) throws ProfileException {
        checkMemory(look());
        try (Credentials credentials = credentials(passphrase)) {
            return opened(Profile.open(folder, credentials, random));
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    private OpenProfile opened(Profile profile) throws ProfileException {
        boolean ready = false;
        try {
            OpenProfile open = new OpenProfile(folder, profile, keyFile, clock, work);
            open.begin(random);
            ready = true;
            return open;
        } catch (StorageException e) {
            throw Failures.of(e);
        } catch (IOException e) {
            throw new ProfileException(
                    Reason.OTHER,
                    "The folder " + folder + " could not be used; what was saved before is kept: check the disk.",
                    e);
        } finally {
            if (!ready) {
                closeQuietly(profile);
            }
        }
    }

    private static void closeQuietly(Profile profile) {
        try {
            profile.close();
        } catch (StorageException e) {
            // What was saved is saved; the failure on the way here is the one to tell.
        }
    }

    /** Makes a profile of a backup. It opens with the backup's passphrase and, if it had one, its key file. */
    public void restore(Path backup, char[] passphrase, boolean replace) throws ProfileException {
        try (Credentials credentials = credentials(passphrase)) {
            Import.Existing existing = replace ? Import.Existing.REPLACE : Import.Existing.KEEP;
            new Import(backup.toAbsolutePath(), random).into(folder, credentials, work.get(), existing);
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    /** What can be seen without the passphrase. */
    public ClosedProfile look() throws ProfileException {
        try {
            Glimpse seen = Glimpse.of(folder);
            return new ClosedProfile(
                    folder,
                    seen.bytes(),
                    (int) (seen.work().memoryBytes() >> 20),
                    seen.work().passes(),
                    seen.needsShare(),
                    seen.inUse());
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    /** How asking for a lock ended. */
    public enum LockAnswer {
        WAS_LOCKED,
        LOCKED,
        NO_ANSWER
    }

    /** Asks the program that has the profile open to lock it. */
    public LockAnswer lock() throws ProfileException {
        if (!look().openElsewhere()) {
            return LockAnswer.WAS_LOCKED;
        }
        try {
            boolean locked = LockRequests.ask(folder, () -> !look().openElsewhere(), LOCK_PATIENCE);
            return locked ? LockAnswer.LOCKED : LockAnswer.NO_ANSWER;
        } catch (ProfileException e) {
            throw e;
        } catch (IOException e) {
            throw new ProfileException(
                    Reason.READ_ONLY,
                    "The profile could not be asked to lock, because its folder cannot be written to; it is still open: "
                            + "lock it where it is open.",
                    e);
        }
    }

    private void checkMemory(ClosedProfile seen) throws ProfileException {
        long free = Runtime.getRuntime().maxMemory() >> 20;
        if (seen.memoryMib() > free) {
            throw new ProfileException(
                    Reason.OTHER,
                    "Opening this profile takes " + seen.memoryMib() + " MiB of memory and Warren may use " + free
                            + "; nothing was changed: give Java more (JAVA_TOOL_OPTIONS=-Xmx" + 2 * seen.memoryMib()
                            + "m), or open it on a larger machine.");
        }
    }

    private Credentials newCredentials(char[] passphrase) throws ProfileException {
        if (keyFile.isPresent()) {
            try {
                Keys.makeKeyFile(keyFile.get(), random);
            } catch (IOException e) {
                throw Failures.notUnderstood(
                        "The key file " + keyFile.get() + " could not be made; nothing was changed: name another one.",
                        e);
            }
        }
        return credentials(passphrase);
    }

    private Credentials credentials(char[] passphrase) throws ProfileException {
        return Keyholder.credentials(passphrase, keyFile);
    }
}
