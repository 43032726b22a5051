package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.node.link.Peer;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private final SplittableRandom random = new SplittableRandom(1);
    private final Town town = new Town(1);
    private final Resident ben = new Resident(town, Path.of("never-made"), Town.identity(2), 2);
    private final Line line =
            new Line(town.new End(ben, new Peer(ben.identity.identity(), ben.certificate)), ben.self(), new byte[32]);
    private final Intake intake = new Intake();

    private Input order(long number) {
        return new Input.Refill(line, number);
    }

    private Parcel parcel() {
        return new Parcel(new MessageId(Id.random(random)), 1, Octets.of(new byte[64]));
    }

    private Input confirmed(int count) {
        return new Input.Confirmed(
                line, Stream.generate(this::parcel).limit(count).toList(), List.of());
    }

    @Test
    void whatMakesRoomIsTakenBeforeWhatWasOrderedFirst() {
        Input first = confirmed(5);
        Input second = confirmed(1);
        List.of(order(1), first, order(2), second, order(3)).forEach(intake::add);
        assertEquals(List.of(first, second, order(1), order(2), order(3)), intake.take());
        assertTrue(intake.isEmpty());
    }

    @Test
    void aBatchIsNoLongerHoweverManyAreConfirmedAtOnce() {
        Input big = confirmed(1_500);
        List.of(big, big, big, order(1)).forEach(intake::add);
        assertEquals(List.of(big, big), intake.take());
        assertFalse(intake.isEmpty());
        assertEquals(List.of(big, order(1)), intake.take());
        assertTrue(intake.isEmpty());
    }

    /** Or a friend who confirms nothing a million times would be served before everybody else. */
    @Test
    void whatConfirmsNothingOrIsRefusedWaitsItsTurn() {
        Input nothing = confirmed(0);
        Input refused = new Input.Confirmed(
                line, List.of(parcel()), List.of(new Input.Returned(parcel(), ChatFrame.Reason.GONE)));
        List.of(order(1), nothing, refused, order(2)).forEach(intake::add);
        assertEquals(List.of(order(1), nothing, refused, order(2)), intake.take());
    }
}
