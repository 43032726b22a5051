package chat.warren.ui.window.door;

import chat.warren.node.api.Effort;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.OpenProfile;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/**
 * A profile to be opened, and how its node is started. Everything here waits for the disk.
 *
 * @param keyFile a second key, for a profile that wants one
 * @param effort of a passphrase that people choose
 */
public record Opening(Path folder, Optional<Path> keyFile, NodeOptions options, Effort effort, InstantSource clock) {
    /** What stands between somebody and the profile. */
    public enum Door {
        NO_PROFILE,
        /** The key lies under the mat. */
        OPEN,
        LOCKED
    }

    public Door door() throws ProfileException {
        try {
            home(effort).look();
        } catch (ProfileException e) {
            if (e.reason() == ProfileException.Reason.NO_PROFILE) {
                return Door.NO_PROFILE;
            }
            throw e;
        }
        return mat().hasKey() ? Door.OPEN : Door.LOCKED;
    }

    /** Whether another program has it open. */
    public boolean isElsewhere() throws ProfileException {
        try {
            return home(effort).look().openElsewhere();
        } catch (ProfileException e) {
            if (e.reason() == ProfileException.Reason.NO_PROFILE) {
                return false;
            }
            throw e;
        }
    }

    /** Has the program that has it open show its window; says whether it has one. */
    public boolean show() throws ProfileException {
        return home(effort).show();
    }

    /** Another folder, and the same ways. */
    public Opening in(Path other) {
        return new Opening(other, Optional.empty(), options, effort, clock);
    }

    /** Makes a profile that opens without a passphrase, with a new identity or with one on paper. */
    public RunningNode begin(String name, Optional<String> recoveryWords)
            throws ProfileException, InterruptedException {
        ProfileHome home = home(Effort.KEY);
        home.checkFree("open that one");
        if (recoveryWords.isPresent()) {
            home.checkWords(recoveryWords.get());
        }
        char[] key = mat().hasKey() ? mat().key() : mat().lay(new SecureRandom());
        try {
            if (recoveryWords.isPresent()) {
                home.recover(name, recoveryWords.get(), key).close();
            } else {
                home.create(name, key).close();
            }
            return RunningNode.start(home(effort).open(key), options);
        } finally {
            Arrays.fill(key, '\0');
        }
    }

    /** Makes a profile of a backup; it opens with the backup's passphrase. */
    public RunningNode restore(Path backup, char[] passphrase) throws ProfileException, InterruptedException {
        home(effort).restore(backup, passphrase, false);
        return unlock(passphrase);
    }

    /**
     * Starts the node with the key under the mat. A profile that waited to become a device, and was left, is taken
     * away: whoever wants that begins anew.
     *
     * @return empty if there is no profile any more
     */
    public Optional<RunningNode> enter() throws ProfileException, InterruptedException {
        char[] key = mat().key();
        try {
            OpenProfile profile = home(effort).open(key);
            if (profile.waitsForOwner()) {
                profile.destroy();
                mat().clear();
                return Optional.empty();
            }
            return Optional.of(RunningNode.start(profile, options));
        } finally {
            Arrays.fill(key, '\0');
        }
    }

    /** Makes a profile that opens without a passphrase and waits to become a device of its owner. */
    public Joining join(String device) throws ProfileException {
        ProfileHome home = home(Effort.KEY);
        home.checkFree("open that one");
        char[] key = mat().hasKey() ? mat().key() : mat().lay(new SecureRandom());
        try {
            return new Joining(home.createForDevice(device, key), options);
        } finally {
            Arrays.fill(key, '\0');
        }
    }

    /** Nothing is left of a device that was not to be. */
    public void giveUp(Joining begun) throws ProfileException {
        begun.giveUp();
        mat().clear();
    }

    /** Starts the node, and wipes the passphrase. */
    public RunningNode unlock(char[] passphrase) throws ProfileException, InterruptedException {
        try {
            OpenProfile profile = home(effort).open(passphrase);
            return RunningNode.start(profile, options);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Sets a passphrase, after which nothing lies under the mat. */
    public void protect(OpenProfile profile, char[] passphrase) throws ProfileException {
        try {
            profile.changePassphrase(passphrase);
            mat().clear();
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Destroys a profile that is open here, and the key under its mat: first whatever opens it. */
    public void destroy(RunningNode node) throws ProfileException {
        mat().shred();
        node.destroy();
    }

    public boolean hasPassphrase() {
        return !mat().hasKey();
    }

    private Doormat mat() {
        return new Doormat(folder);
    }

    private ProfileHome home(Effort of) {
        return new ProfileHome(folder, keyFile, of, new SecureRandom(), clock);
    }
}
