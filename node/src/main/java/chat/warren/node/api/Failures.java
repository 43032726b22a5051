package chat.warren.node.api;

import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.burrow.loop.EndedException;
import chat.warren.node.friend.NotPossibleException;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.ForeignFilesException;
import chat.warren.storage.FullDiskException;
import chat.warren.storage.NewerProfileException;
import chat.warren.storage.NoProfileException;
import chat.warren.storage.ProfileExistsException;
import chat.warren.storage.ProfileInUseException;
import chat.warren.storage.ReadOnlyProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.WrongPassphraseException;
import java.io.IOException;

/** Storage's failures, as those who may not know storage see them. The sentences are storage's. */
final class Failures {
    private Failures() {}

    static ProfileException of(StorageException failure) {
        Reason reason = switch (failure) {
            case NoProfileException e -> Reason.NO_PROFILE;
            case ProfileExistsException e -> Reason.PROFILE_EXISTS;
            case ForeignFilesException e -> Reason.FOREIGN_FILES;
            case ProfileInUseException e -> Reason.IN_USE;
            case WrongPassphraseException e -> Reason.WRONG_PASSPHRASE;
            case DamagedProfileException e -> Reason.DAMAGED;
            case NewerProfileException e -> Reason.NEWER_VERSION;
            case ReadOnlyProfileException e -> Reason.READ_ONLY;
            case FullDiskException e -> Reason.DISK_FULL;
            case EndedException e -> Reason.LOCKED;
            default -> Reason.OTHER;
        };
        return new ProfileException(reason, String.valueOf(failure.getMessage()), failure);
    }

    /** What kept a node from starting. */
    static ProfileException ofStart(IOException failure) {
        return switch (failure) {
            case StorageException e -> of(e);
            case ProfileException e -> e;
            default ->
                new ProfileException(
                        Reason.OTHER,
                        "No socket could be opened (" + failure.getMessage()
                                + "); nothing was changed: is the port taken?",
                        failure);
        };
    }

    /** Something wanted of the node's parts that may fail in their ways. */
    @FunctionalInterface
    interface Wanted<T> {
        T ask() throws NotPossibleException, StorageException, InterruptedException;
    }

    /** Does it; what fails, fails in the facade's words. */
    static <T> T told(Wanted<T> wanted) throws ProfileException, InterruptedException {
        try {
            return wanted.ask();
        } catch (NotPossibleException e) {
            throw new ProfileException(Reason.NOT_POSSIBLE, String.valueOf(e.getMessage()), e);
        } catch (StorageException e) {
            throw of(e);
        }
    }

    static ProfileException notUnderstood(String sentence, Exception cause) {
        return new ProfileException(Reason.NOT_UNDERSTOOD, sentence, cause);
    }
}
