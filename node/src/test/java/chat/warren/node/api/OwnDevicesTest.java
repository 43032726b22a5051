package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    @Test
    void aSecondDeviceIsPairedTalksAndIsRevoked() throws IOException, InterruptedException {
        anna.chats().send(ben.self(), OutgoingText.of("before the pocket"));
        ben.chats().send(anna.self(), OutgoingText.of("an answer"));
        awaitText(anna, ben, "an answer");

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
        assertEquals(List.of("before the pocket", "an answer"), texts(pocket, ben));
        Street.await(pocket, Event.FriendLinked.class, Event.FriendLinked::linked);
        assertEquals(FriendView.Stage.FRIEND, pocket.people().all().getFirst().stage());

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
        Street.await(pocket, Event.FriendLinked.class, linked -> !linked.linked());
        ben.chats().send(anna.self(), OutgoingText.of("to the desk alone"));
        awaitText(anna, ben, "to the desk alone");
        assertFalse(texts(pocket, ben).contains("to the desk alone"));
        pocket.close();
        OpenProfile again = street.home("pocket").open(secret());
        ProfileException revoked =
                assertThrows(ProfileException.class, () -> RunningNode.start(again, street.options()));
        again.close();
        assertTrue(revoked.sentence().contains("revoked"), revoked.sentence());
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
