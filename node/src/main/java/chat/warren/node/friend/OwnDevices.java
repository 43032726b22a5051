package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.Own;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The list of our own devices that friends hold. It is theirs to remember: whoever comes back from a backup or from
 * recovery words has an older list or a new one, and learns from the first friend what there was since.
 */
public final class OwnDevices {
    private final Books books;
    private final Switchboard board;
    private final Consumer<FriendEvent> told;

    OwnDevices(Books books, Switchboard board, Consumer<FriendEvent> told) {
        this.books = books;
        this.board = board;
        this.told = told;
    }

    /** The list as it is now. */
    public DeviceList list() {
        return books.me().devices();
    }

    /** What friends should call us from now on; those who are here hear it at once, the others when they come. */
    public void rename(String name) throws NotPossibleException, StorageException {
        String cleaned = PlainText.cleaned(name, PlainText.NAME_LETTERS);
        if (cleaned.isEmpty()) {
            throw new NotPossibleException("A name has a letter at least; yours was left as it is.");
        }
        keep(list(), cleaned, "own name", cleaned);
        board.greetAll();
    }

    /** A lost device: friends close their links with it as soon as they hear of it, and it never comes back. */
    public void revoke(DeviceId lost) throws NotPossibleException, StorageException {
        DeviceList before = list();
        if (lost.equals(books.me().device())) {
            throw new NotPossibleException(
                    "This is the device in front of you; nothing was changed: revoke it from another one.");
        }
        if (before.devices().stream()
                .noneMatch(certificate -> certificate.device().equals(lost))) {
            throw new NotPossibleException("There is no such device in your list; nothing was changed.");
        }
        if (before.revoked().size() >= DeviceList.MAX_REVOKED) {
            throw new NotPossibleException("Your list holds as many revoked devices as it can; nothing was changed.");
        }
        DeviceList after = books.withOwn(own -> own.devices().revoking(own.identity(), lost));
        keep(after, books.me().name(), "device revoked", lost.toString());
        board.greetAll();
    }

    /** A friend remembers a list of ours that we do not have. It is signed by us, or it is refused. */
    void remembered(FriendFrame.Remembered frame) throws MalformedException, StorageException {
        DeviceList known =
                DeviceList.parse(frame.devices().toArray(), books.me().identity());
        DeviceList mine = list();
        if (mine.supersedes(known) || Arrays.equals(mine.encoded(), known.encoded())) {
            return;
        }
        Optional<DeviceList> reunited = books.withOwn(own ->
                own.devices().reunited(own.identity(), known, own.device().id()));
        boolean stillOurs = reunited.filter(
                        list -> list.trusted(books.me().device(), books.now()).isPresent())
                .isPresent();
        if (!stillOurs) {
            told.accept(new FriendEvent.Refused("Your friends hold a list of your devices in which this one is revoked;"
                    + " they do not talk to it: make a new profile from your recovery words."));
            return;
        }
        keep(reunited.orElseThrow(), books.me().name(), "devices reunited", known.toString());
        board.greetAll();
    }

    private void keep(DeviceList list, String name, String event, String detail) throws StorageException {
        books.<Boolean>withOwn(own -> {
            books.change(transaction -> {
                books.saveOwn(transaction, new Own(own.identity(), own.device(), list, name));
                books.log(transaction, event, detail);
            });
            return true;
        });
    }
}
