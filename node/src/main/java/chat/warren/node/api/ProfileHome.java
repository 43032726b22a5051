package chat.warren.node.api;

import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.loop.Holder;
import chat.warren.node.loop.LockRequests;
import chat.warren.node.pairing.Newcomer;
import chat.warren.node.profile.Keys;
import chat.warren.node.profile.Self;
import chat.warren.storage.ProfileInUseException;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.Own;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Glimpse;
import chat.warren.storage.profile.Import;
import chat.warren.storage.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A place where a profile is or will be, and what can be done there from outside. Passphrases come as typed; the array
 * stays the caller's to wipe.
 */
public final class ProfileHome {
    /** Saving the search index of a million messages takes a second or two. */
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

    /** It looks five times a second; a computer may be busy. */
    private static final Duration SHOW_PATIENCE = Duration.ofSeconds(3);

    private final Path folder;
    private final Optional<Path> keyFile;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Effort effort;

    /** @param effort of whatever is made here; what is opened says itself what it asks for */
    public ProfileHome(
            Path folder, Optional<Path> keyFile, Effort effort, RandomGenerator random, InstantSource clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.keyFile = keyFile.map(file -> file.toAbsolutePath().normalize());
        this.effort = effort;
        this.random = random;
        this.clock = clock;
    }

    public Path folder() {
        return folder;
    }

    /** Fails if a profile is here already: better told before somebody thinks of a passphrase. */
    public void checkFree(String advice) throws ProfileException {
        try {
            look();
        } catch (ProfileException e) {
            if (e.reason() == Reason.NO_PROFILE) {
                return;
            }
        }
        throw new ProfileException(
                Reason.PROFILE_EXISTS,
                "There is a profile in " + folder + " already; it was left as it is: " + advice + ".");
    }

    /** Fails if a backup may not be written there: better told before the passphrase is asked for. */
    public void checkTarget(Path backup, boolean replace) throws ProfileException {
        look();
        Targets.check(backup.toAbsolutePath().normalize(), folder, replace);
    }

    /** A new profile with a new identity. A key file that is named and not there is made. */
    public OpenProfile create(String name, char[] passphrase) throws ProfileException {
        return create(Names.checked(name), IdentityKey.generate(random), passphrase);
    }

    /** A new profile for an identity that somebody has on paper. */
    public OpenProfile recover(String name, String words, char[] passphrase) throws ProfileException {
        return create(Names.checked(name), recovered(words), passphrase);
    }

    /** Fails if these are no recovery words: better told before somebody thinks of a passphrase. */
    public void checkWords(String words) throws ProfileException {
        recovered(words).close();
    }

    private static IdentityKey recovered(String words) throws ProfileException {
        try {
            return IdentityKey.recover(WordList.english(), WordList.split(words));
        } catch (MalformedException e) {
            throw Failures.notUnderstood(
                    "These are not recovery words (" + e.getMessage()
                            + "); nothing was changed: compare them with your paper, all 24 in their order.",
                    e);
        }
    }

    /** A new profile that waits to become a device of somebody; the name is the device's. */
    public OpenProfile createForDevice(String device, char[] passphrase) throws ProfileException {
        String name = Names.checked(device);
        return create(name, IdentityKey.generate(random), passphrase, Optional.of(name));
    }

    private OpenProfile create(String name, IdentityKey identity, char[] passphrase) throws ProfileException {
        return create(name, identity, passphrase, Optional.empty());
    }

    private OpenProfile create(String name, IdentityKey identity, char[] passphrase, Optional<String> device)
            throws ProfileException {
        Own own = Self.first(identity, name, clock.instant(), random);
        try (Credentials credentials = newCredentials(passphrase)) {
            return opened(Profile.create(folder, credentials, effort.work(clock), random, (transaction, contents) -> {
                contents.own().save(transaction, own);
                if (device.isPresent()) {
                    Newcomer.mark(contents, transaction, device.get());
                }
                contents.audit().append(transaction, clock.instant(), "profile created", "");
            }));
        } catch (StorageException e) {
            throw failure(e);
        } finally {
            own.close();
        }
    }

    /** Opens the profile, which locks it for every other program until it is closed. */
    public OpenProfile open(char[] passphrase) throws ProfileException {
        try (Credentials credentials = credentials(passphrase)) {
            return opened(Profile.open(folder, credentials, random));
        } catch (StorageException e) {
            throw failure(e);
        }
    }

    private OpenProfile opened(Profile profile) throws ProfileException {
        boolean ready = false;
        try {
            OpenProfile open = new OpenProfile(folder, profile, keyFile, clock, effort.later());
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

    /** Fails if no backup can be read there: better told before the passphrase is asked for. */
    public void checkBackup(Path backup) throws ProfileException {
        if (!Files.exists(backup)) {
            throw new ProfileException(
                    Reason.NO_PROFILE, "There is no backup at " + backup + "; nothing was changed: name another file.");
        }
        if (!Files.isRegularFile(backup) || !Files.isReadable(backup)) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD,
                    backup
                            + " is no file that can be read; nothing was changed: name the backup, or allow reading it.");
        }
    }

    /** Makes a profile of a backup. It opens with the backup's passphrase and, if it had one, its key file. */
    public void restore(Path backup, char[] passphrase, boolean replace) throws ProfileException {
        checkBackup(backup);
        try (Credentials credentials = credentials(passphrase)) {
            Import.Existing existing = replace ? Import.Existing.REPLACE : Import.Existing.KEEP;
            new Import(backup.toAbsolutePath(), random).into(folder, credentials, effort.work(clock), existing);
        } catch (StorageException e) {
            throw failure(e);
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
                    seen.work().lanes(),
                    seen.needsShare(),
                    seen.inUse(),
                    seen.inUse() ? Holder.of(folder) : Optional.empty());
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }

    /**
     * Has the program that has the profile open lock it, and waits until it did.
     *
     * @return whether anybody had it open
     */
    public boolean lock() throws ProfileException {
        if (!look().openElsewhere()) {
            return false;
        }
        try {
            if (LockRequests.ask(folder, () -> !look().openElsewhere(), LOCK_PATIENCE)) {
                return true;
            }
        } catch (ProfileException e) {
            throw e;
        } catch (IOException e) {
            throw new ProfileException(
                    Reason.READ_ONLY,
                    "The profile could not be asked to lock, because its folder cannot be written to; it is still open: "
                            + "lock it where it is open.",
                    e);
        }
        throw new ProfileException(
                Reason.STILL_OPEN,
                "The Warren that has it open"
                        + Holder.of(folder)
                                .map(process -> " (process " + process + ")")
                                .orElse("")
                        + " did not lock it within " + LOCK_PATIENCE.toSeconds()
                        + " seconds; it is still open: lock it there, or end that process.");
    }

    /** Has the program that has the profile open show its window; says whether it has one. */
    public boolean show() throws ProfileException {
        try {
            return LockRequests.askToShow(folder, SHOW_PATIENCE);
        } catch (IOException e) {
            throw new ProfileException(
                    Reason.READ_ONLY,
                    "The Warren that has this profile open could not be asked to show itself, because the profile's folder "
                            + "cannot be written to; it goes on: look for its window.",
                    e);
        }
    }

    /** People who are told that somebody is there want to know who. */
    private ProfileException failure(StorageException e) {
        Optional<Long> holder = e instanceof ProfileInUseException ? Holder.of(folder) : Optional.empty();
        if (holder.isEmpty()) {
            return Failures.of(e);
        }
        return new ProfileException(
                Reason.IN_USE,
                "This profile is open in another Warren (process " + holder.get()
                        + "); nothing was changed: use that one, or lock it with 'warren profile lock'.",
                e);
    }

    private Credentials newCredentials(char[] passphrase) throws ProfileException {
        if (keyFile.isPresent()) {
            if (keyFile.get().startsWith(folder)) {
                throw new ProfileException(
                        Reason.NOT_UNDERSTOOD,
                        "A key file in the profile's own folder is lost and found together with it; nothing was changed: "
                                + "put it on another medium.");
            }
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
