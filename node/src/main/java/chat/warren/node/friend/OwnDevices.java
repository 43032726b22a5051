package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.profile.Self;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.Own;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The list of our own devices that friends hold. It is theirs to remember: whoever comes back from a backup or from
 * recovery words has an older list or a new one, and learns from the first friend what there was since. Only who holds
 * the identity's key can change it.
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

    /** What friends call us. */
    public String name() {
        return books.me().name();
    }

    private PersonId self() {
        return PersonId.of(books.me().identity());
    }

    /** Each device on the list, in the order in which they were added. */
    public List<DeviceView> all() {
        Set<DeviceId> linked = board.talks(self()).stream()
                .map(talk -> talk.link().peer().device().device())
                .collect(Collectors.toSet());
        return list().devices().stream()
                .map(certificate -> view(certificate, linked.contains(certificate.device())))
                .toList();
    }

    private DeviceView view(DeviceCertificate certificate, boolean linked) {
        DeviceId device = certificate.device();
        Optional<DeviceNote> note = note(device);
        return new DeviceView(
                device,
                note.map(DeviceNote::name).orElse(""),
                device.equals(books.me().device()),
                linked,
                note.map(DeviceNote::seen).filter(Instant.EPOCH::isBefore),
                certificate.notAfter());
    }

    private Optional<DeviceNote> note(DeviceId device) {
        return books.notes().find(DeviceNote.FORM.subject(new DeviceNote(device, "", Instant.EPOCH, Instant.EPOCH)));
    }

    /** Whether this device can add and revoke others. */
    public boolean holdsKey() throws StorageException {
        return books.withOwn(own -> own.root().isPresent());
    }

    /** From now on this device can add and revoke others, as the one can on which the identity was made. */
    public void entrust(IdentityKey key) throws NotPossibleException, StorageException {
        if (!key.identity().equals(books.me().identity())) {
            throw new NotPossibleException("These words are of another identity than yours; nothing was changed.");
        }
        books.<Boolean>withOwn(own -> {
            Own holding = new Own(Optional.of(key), own.device(), own.devices(), own.name());
            books.change(transaction -> {
                books.saveOwn(transaction, holding);
                books.log(transaction, "identity's key taken in", "");
            });
            return true;
        });
        told.accept(new FriendEvent.OwnDevices());
    }

    /** What friends should call us from now on; those who are here hear it at once, the others when they come. */
    public void rename(String name) throws NotPossibleException, StorageException {
        String cleaned = PlainText.cleaned(name, PlainText.NAME_LETTERS);
        if (cleaned.isEmpty()) {
            throw new NotPossibleException("A name has a letter at least; yours was left as it is.");
        }
        keep(list(), cleaned, "own name", cleaned);
    }

    /** What we call a device of ours; nobody else hears of it. */
    public void call(DeviceId device, String name) throws NotPossibleException, StorageException {
        listed(device);
        books.change(transaction -> call(transaction, device, name, books.now()));
        tell();
    }

    private void call(Transaction transaction, DeviceId device, String name, Instant at) throws StorageException {
        Instant seen = note(device).map(DeviceNote::seen).orElse(Instant.EPOCH);
        String cleaned = PlainText.cleaned(name, PlainText.NAME_LETTERS);
        books.notes().put(transaction, new DeviceNote(device, cleaned, at, seen));
    }

    private void listed(DeviceId device) throws NotPossibleException {
        if (list().devices().stream()
                .noneMatch(certificate -> certificate.device().equals(device))) {
            throw new NotPossibleException("There is no such device in your list; nothing was changed.");
        }
    }

    private void needKey() throws NotPossibleException, StorageException {
        if (!holdsKey()) {
            throw new NotPossibleException(
                    "This device does not hold your identity's key, so nothing was changed: use the one on which you"
                            + " began, or give this one the key by your recovery words ('warren device entrust').");
        }
    }

    /** Fails when no device can be added here: better told before somebody compares words. */
    public void checkRoom() throws NotPossibleException, StorageException {
        needKey();
        if (list().devices().size() >= DeviceList.MAX_DEVICES) {
            throw new NotPossibleException("You have " + DeviceList.MAX_DEVICES
                    + " devices, as many as a list holds; none was added: revoke one that you do not use.");
        }
    }

    /**
     * A person has said yes to a new device: the identity vouches for its keys, and friends hear of it.
     *
     * @param consent its own, verified
     */
    public void admit(DeviceCertificate shown, Octets consent, String name)
            throws NotPossibleException, StorageException {
        if (list().revoked().contains(shown.device())) {
            throw new NotPossibleException(
                    "That device was revoked and does not come back; make a new profile on it, which has new keys.");
        }
        boolean again = list().trusted(shown.device(), books.now()).isPresent();
        if (!again) {
            checkRoom();
        }
        DeviceList after = again
                ? list()
                : books.withOwn(own -> own.devices()
                        .with(
                                own.identity(),
                                shown.adopted(
                                        own.identity(),
                                        consent.toArray(),
                                        books.now().plus(Self.DEVICE_LIFETIME))));
        keep(after, name(), "device added", shown.device().toString());
        books.change(transaction -> call(transaction, shown.device(), name, books.now()));
        tell();
    }

    /** A lost device: friends close their links with it as soon as they hear of it, and it never comes back. */
    public void revoke(DeviceId lost) throws NotPossibleException, StorageException {
        if (lost.equals(books.me().device())) {
            throw new NotPossibleException(
                    "This is the device in front of you; nothing was changed: revoke it from another one.");
        }
        listed(lost);
        needKey();
        if (list().revoked().size() >= DeviceList.MAX_REVOKED) {
            throw new NotPossibleException("Your list holds as many revoked devices as it can; nothing was changed.");
        }
        DeviceList after = books.withOwn(own -> own.devices().revoking(own.identity(), lost));
        keep(after, name(), "device revoked", lost.toString());
    }

    /** A friend remembers a list of ours that we do not have. It is signed by us, or it is refused. */
    void remembered(FriendFrame.Remembered frame) throws MalformedException, StorageException {
        DeviceList known =
                DeviceList.parse(frame.devices().toArray(), books.me().identity());
        if (holdsKey()) {
            reunite(known);
        } else {
            follow(known);
        }
    }

    private void reunite(DeviceList known) throws StorageException {
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
        keep(reunited.orElseThrow(), name(), "devices reunited", known.toString());
    }

    /** Whoever cannot sign takes what the identity signed later. */
    private void follow(DeviceList known) throws StorageException {
        if (!known.supersedes(list())) {
            return;
        }
        keep(known, name(), "devices", known.toString());
        if (known.revoked().contains(books.me().device())) {
            told.accept(new FriendEvent.Refused(
                    "This device was revoked by another of yours: it talks to nobody any more."));
        }
    }

    /** Another device of ours tells what it knows of us. */
    void heard(FriendFrame.Kin.Household household) throws MalformedException, StorageException {
        DeviceList known =
                DeviceList.parse(household.devices().toArray(), books.me().identity());
        if (known.supersedes(list())) {
            follow(known);
        } else if (holdsKey()) {
            reunite(known);
        }
        if (household.renamed().isAfter(books.circle().chosenAt(self()))) {
            keep(list(), household.name(), household.renamed(), transaction -> {});
        }
        List<DeviceNote> news = household.notes().stream()
                .filter(note -> note.named()
                        .isAfter(note(note.device()).map(DeviceNote::named).orElse(Instant.EPOCH)))
                .toList();
        if (!news.isEmpty()) {
            books.change(transaction -> {
                for (DeviceNote note : news) {
                    call(transaction, note.device(), note.name(), note.named());
                }
            });
            tell();
        }
    }

    /** It is linked with this one now, or was until now. */
    void seen(DeviceId device) throws StorageException {
        DeviceNote note = note(device).orElse(new DeviceNote(device, "", Instant.EPOCH, Instant.EPOCH));
        books.change(transaction -> books.notes().put(transaction, note.seen(books.now())));
        told.accept(new FriendEvent.OwnDevices());
    }

    FriendFrame.Kin.Household household() {
        List<DeviceNote> notes = list().devices().stream()
                .flatMap(device -> note(device.device()).stream())
                .toList();
        return new FriendFrame.Kin.Household(
                name(), books.circle().chosenAt(self()), Octets.of(list().encoded()), notes);
    }

    private void keep(DeviceList list, String name, String event, String detail) throws StorageException {
        Instant renamed = name.equals(name()) ? books.circle().chosenAt(self()) : books.now();
        keep(list, name, renamed, transaction -> books.log(transaction, event, detail));
    }

    private void keep(DeviceList list, String name, Instant renamed, Database.Changing besides)
            throws StorageException {
        List<Talk> others = others();
        books.<Boolean>withOwn(own -> {
            books.change(transaction -> {
                books.saveOwn(transaction, new Own(own.root(), own.device(), list, name));
                books.circle().choseFor(transaction, self(), renamed);
                besides.run(transaction);
            });
            return true;
        });
        board.greetAll();
        tell(others); // Also to the one that is none of ours from now on: it hears so, and nothing after it.
    }

    private List<Talk> others() {
        return board.talks(self()).stream().filter(books::isOurs).toList();
    }

    /** All devices of ours that are here hear how things stand now. */
    private void tell() {
        tell(others());
    }

    private void tell(List<Talk> others) {
        FriendFrame.Kin.Household household = household();
        others.forEach(talk -> board.send(talk, household));
        told.accept(new FriendEvent.OwnDevices());
    }
}
