package chat.warren.node.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.relay.RelayMessage.Forward;
import chat.warren.node.relay.RelayMessage.Join;
import chat.warren.node.relay.RelayMessage.Joined;
import chat.warren.node.relay.RelayMessage.Refused;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelaySeatTest {
    private static final Tag TAG = new Tag(1);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final RelaySeat seat = new RelaySeat(TAG, now);

    @Test
    void asksUntilItIsAnsweredAndThenKeepsTheSeat() {
        assertEquals(List.of(new RelaySeat.Send(new Join(TAG))), turn());
        now = now.plusMillis(400);
        assertEquals(List.of(new RelaySeat.Send(new Join(TAG))), turn());
        seat.receive(new Joined(TAG, 7, false), now);
        assertEquals(List.of(), turn());
        now = now.plusSeconds(109);
        assertEquals(List.of(), turn(), "who waits alone is in no hurry");
        now = now.plusSeconds(1);
        assertEquals(List.of(new RelaySeat.Send(new Join(TAG))), turn());
        seat.receive(new Joined(TAG, 7, true), now);
        assertEquals(List.of(new RelaySeat.Opened(7)), turn());
        now = now.plusSeconds(40);
        assertEquals(List.of(new RelaySeat.Send(new Join(TAG))), turn());
    }

    @Test
    void opensWhenTheFriendIsThereAndClosesWhenSheLeaves() {
        seat.receive(new Joined(TAG, 7, true), now);
        assertEquals(List.of(new RelaySeat.Opened(7)), turn());
        assertTrue(seat.isOpen());
        seat.receive(new Joined(TAG, 7, false), now);
        assertEquals(List.of(new RelaySeat.Closed(7)), turn());
        assertFalse(seat.isOpen());
    }

    @Test
    void passesOnlyWhatBelongsToItsChannel() {
        seat.receive(new Joined(TAG, 7, true), now);
        turn();
        seat.receive(new Forward(8, ByteBuffer.allocate(3)), now);
        assertEquals(List.of(), turn());
        seat.receive(new Forward(7, ByteBuffer.allocate(3)), now);
        assertEquals(List.of(new RelaySeat.Arrived(7, ByteBuffer.allocate(3))), turn());
        seat.forward(new byte[5]);
        assertEquals(List.of(new RelaySeat.Send(new Forward(7, ByteBuffer.allocate(5)))), turn());
    }

    @Test
    void aSilentRelayIsGivenUp() {
        List<RelaySeat.Output> all = new ArrayList<>();
        Instant end = now.plus(Duration.ofMinutes(1));
        while (seat.deadline().isBefore(end)) {
            now = seat.deadline();
            all.addAll(turn());
        }
        assertEquals(5, all.size(), "four questions and the end");
        assertEquals(new RelaySeat.Failed(Refusal.ENDED), all.getLast());
    }

    @Test
    void aRefusalIsTakenForAnAnswer() {
        turn();
        seat.receive(new Refused(TAG, Refusal.FULL), now);
        now = now.plusSeconds(60);
        assertEquals(List.of(new RelaySeat.Failed(Refusal.FULL)), turn());
        now = now.plus(Duration.ofMinutes(5));
        assertEquals(List.of(new RelaySeat.Send(new Join(TAG))), turn());
    }

    private List<RelaySeat.Output> turn() {
        seat.advanceTo(now);
        List<RelaySeat.Output> all = new ArrayList<>();
        for (var output = seat.poll(); output.isPresent(); output = seat.poll()) {
            all.add(output.get());
        }
        return all;
    }
}
