package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna's two devices and Ben's one, whole nodes all three. */
class OwnDevicesTest extends AnnaAndBen {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @BeforeEach
    void becomeFriends() throws IOException, InterruptedException {
        Street.befriend(anna, ben);
    }

    private static char[] secret() {
        return "secret".toCharArray();
    }

    private static <S extends NewDevice.Step> S step(NewDevice device, Class<S> wanted) throws InterruptedException {
        for (var next = device.next(PATIENCE); next.isPresent(); next = device.next(PATIENCE)) {
            if (wanted.isInstance(next.get())) {
                return wanted.cast(next.get());
            }
        }
        throw new AssertionError("never " + wanted.getSimpleName());
    }

    /** Both devices show words, and people say what they see. */
    private void compare(NewDevice device, String link, boolean same) throws IOException, InterruptedException {
        anna.devices().add(link);
        List<String> words = step(device, NewDevice.Step.Compare.class).words();
        Street.await(anna, Event.PairingMoved.class, moved -> moved.step() == PairingView.Step.COMPARE);
        PairingView shown = anna.devices().view().pairing();
        assertEquals(Optional.of("pocket"), shown.name());
        assertEquals(12, words.size());
        assertEquals(words, shown.words());
        if (same) {
            device.answer(true);
        }
        anna.devices().answer(same);
    }

    private static List<String> texts(RunningNode node, RunningNode with) throws IOException, InterruptedException {
        return node.chats().page(with.self(), OptionalLong.empty(), 50).messages().stream()
                .map(MessageView::text)
                .toList();
    }

    private static void awaitText(RunningNode node, RunningNode with, String text)
            throws IOException, InterruptedException {
        if (!texts(node, with).contains(text)) {
            Street.await(node, Event.class, any -> contains(node, with, text));
        }
    }

    private static boolean contains(RunningNode node, RunningNode with, String text) {
        try {
            return texts(node, with).contains(text);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> devices(RunningNode node) throws ProfileException, InterruptedException {
        return node.people().all().getFirst().devices().stream()
                .map(FriendView.Device::id)
                .toList();
    }

    @Test
    void aSecondDeviceIsPairedTalksAndIsRevoked() throws IOException, InterruptedException {
        anna.chats().send(ben.self(), OutgoingText.of("before the pocket"));
        ben.chats().send(anna.self(), OutgoingText.of("an answer"));
        awaitText(anna, ben, "an answer");

        sendFilesBothWays();

        OpenProfile profile = street.home("pocket").createForDevice("pocket", secret());
        assertTrue(profile.waitsForOwner());
        ProfileException waits =
                assertThrows(ProfileException.class, () -> RunningNode.start(profile, street.options()));
        assertEquals(ProfileException.Reason.NOT_POSSIBLE, waits.reason());
        try (NewDevice device = NewDevice.begin(profile, street.options())) {
            String link = step(device, NewDevice.Step.Waiting.class).link();
            compare(device, link, true);
            assertEquals("Anna", step(device, NewDevice.Step.Joined.class).owner());
        }
        Street.await(anna, Event.PairingMoved.class, moved -> moved.step() == PairingView.Step.DONE);
        RunningNode pocket = RunningNode.start(profile, street.options());
        assertEquals(anna.self(), pocket.self());
        assertThrows(ProfileException.class, profile::recoveryWords);

        Street.await(pocket, Event.HistoryCopied.class, copied -> copied.done() == copied.total());
        assertEquals(List.of("before the pocket", "an answer", "", ""), texts(pocket, ben));
        Street.await(pocket, Event.FriendLinked.class, Event.FriendLinked::linked);
        assertEquals(FriendView.Stage.FRIEND, pocket.people().all().getFirst().stage());
        Event.FriendDevice told = Street.await(ben, Event.FriendDevice.class, device -> !device.revoked());
        assertEquals(anna.self(), told.person());
        assertTrue(devices(ben).contains(told.device()), "it is among what is shown of Anna");

        ben.chats().send(anna.self(), OutgoingText.of("to both of you"));
        anna.chats().send(ben.self(), OutgoingText.of("from the desk"));
        pocket.chats().send(ben.self(), OutgoingText.of("from the pocket"));
        for (String text : List.of("to both of you", "from the desk", "from the pocket")) {
            awaitText(anna, ben, text);
            awaitText(pocket, ben, text);
            awaitText(ben, anna, text);
        }
        assertEquals(texts(anna, ben), texts(pocket, ben));
        assertEquals(texts(ben, anna), texts(pocket, ben));

        filesGoFromDeviceToDevice(pocket);

        List<DeviceCard> cards = anna.devices().view().devices();
        assertEquals(List.of("", "pocket"), cards.stream().map(DeviceCard::name).toList());
        assertEquals(List.of(true, false), cards.stream().map(DeviceCard::here).toList());
        assertTrue(cards.get(1).linked() && cards.get(1).seen().isPresent());
        assertTrue(anna.devices().view().holdsKey());
        assertFalse(pocket.devices().view().holdsKey());
        assertThrows(
                ProfileException.class,
                () -> pocket.devices().revoke(cards.getFirst().id()));

        anna.devices().revoke(cards.get(1).id());
        Street.await(
                pocket, Event.PeopleNotice.class, notice -> notice.sentence().contains("revoked"));
        assertEquals(
                told.device(),
                Street.await(ben, Event.FriendDevice.class, Event.FriendDevice::revoked)
                        .device());
        assertEquals(1, devices(ben).size());
        Street.await(pocket, Event.FriendLinked.class, linked -> !linked.linked());
        ben.chats().send(anna.self(), OutgoingText.of("to the desk alone"));
        awaitText(anna, ben, "to the desk alone");
        assertFalse(texts(pocket, ben).contains("to the desk alone"));

        long before = ben.events().last();
        pocket.chats().send(ben.self(), OutgoingText.of("from a thief"));
        Optional<String> _ =
                pocket.people().add(ben.people().invite(7, true, "").link(), "");
        Street.await(ben, Event.PeopleNotice.class, notice -> notice.sentence().contains("has revoked came"));
        assertTrue(
                ben.events().listenAfter(before).next(PATIENCE).orElseThrow().stream()
                        .noneMatch(happening -> happening.event() instanceof Event.FriendLinked),
                "an open invite does not let it in either");
        assertFalse(texts(ben, anna).contains("from a thief"));
        pocket.close();
        OpenProfile again = street.home("pocket").open(secret());
        ProfileException revoked =
                assertThrows(ProfileException.class, () -> RunningNode.start(again, street.options()));
        again.close();
        assertTrue(revoked.sentence().contains("revoked"), revoked.sentence());
    }

    private Path file(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new SplittableRandom(bytes).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    private void send(RunningNode from, RunningNode to, Path file) throws IOException, InterruptedException {
        String id = from.files().send(to.self(), List.of(OutgoingFile.of(file)), OutgoingText.of(""));
        Street.await(to, Event.MessageCame.class, came -> came.message().equals(id));
    }

    private static FileView named(RunningNode node, String name) throws ProfileException {
        return node.files().all(10).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void putInto(RunningNode node, String inbox) throws ProfileException, InterruptedException {
        node.files().prefer(new FileSettings(folder.resolve(inbox), 1 << 20, true, 0, 0));
    }

    private void awaitHere(RunningNode node, String name, String inbox) throws IOException, InterruptedException {
        String id = named(node, name).id();
        Street.await(node, Event.FileMoved.class, moved -> moved.file().equals(id) && moved.state() == FileState.DONE);
        assertEquals(FileState.DONE, node.files().view(id).state());
        assertEquals(
                -1, Files.mismatch(folder.resolve(name), folder.resolve(inbox).resolve(name)));
    }

    private void sendFilesBothWays() throws IOException, InterruptedException {
        putInto(anna, "desk");
        putInto(ben, "ben's");
        send(ben, anna, file("photo.jpg", 700_000));
        awaitHere(anna, "photo.jpg", "desk");
        send(anna, ben, file("film.mkv", 3_000_000));
    }

    /**
     * What the desk got from Ben, and what it sent to him, the pocket fetches from the desk, and gives in its place.
     */
    private void filesGoFromDeviceToDevice(RunningNode pocket) throws IOException, InterruptedException {
        putInto(pocket, "pocket's");
        ben.files().pause(named(ben, "photo.jpg").id()); // As if he were gone.
        assertEquals(FileState.OFFERED, named(pocket, "photo.jpg").state());
        pocket.files().accept(named(pocket, "photo.jpg").id(), Optional.empty());
        awaitHere(pocket, "photo.jpg", "pocket's");

        FileView film = named(pocket, "film.mkv");
        assertTrue(film.own() && film.isToFetch() && film.state() == FileState.OFFERED, film.toString());
        pocket.files().accept(film.id(), Optional.empty());
        awaitHere(pocket, "film.mkv", "pocket's");
        ProfileException there =
                assertThrows(ProfileException.class, () -> pocket.files().accept(film.id(), Optional.empty()));
        assertTrue(there.sentence().contains("film.mkv"), there.sentence());
        assertEquals(FileState.OFFERED, anna.files().view(film.id()).state(), "Ben has not fetched it");

        anna.files().pause(film.id());
        ben.files().accept(film.id(), Optional.empty());
        awaitHere(ben, "film.mkv", "ben's");

        send(pocket, ben, file("small.txt", 5_000));
        awaitHere(ben, "small.txt", "ben's");
        Street.await(anna, Event.FileMoved.class, moved -> moved.state() == FileState.DONE && moved.bytes() == 5_000);
        assertEquals(-1, Files.mismatch(folder.resolve("small.txt"), folder.resolve("desk/small.txt")), "by itself");
    }

    @Test
    void wordsThatDifferAddNobody() throws IOException, InterruptedException {
        OpenProfile profile = street.home("pocket").createForDevice("pocket", secret());
        try (NewDevice device = NewDevice.begin(profile, street.options())) {
            String link = step(device, NewDevice.Step.Waiting.class).link();
            compare(device, link, false);
            step(device, NewDevice.Step.Failed.class);
        }
        assertEquals(PairingView.Step.FAILED, anna.devices().view().pairing().step());
        assertEquals(1, anna.devices().view().devices().size());
        assertTrue(profile.waitsForOwner());
        profile.close();
    }
}
