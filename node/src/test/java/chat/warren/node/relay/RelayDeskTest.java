package chat.warren.node.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.relay.RelayMessage.Forward;
import chat.warren.node.relay.RelayMessage.Join;
import chat.warren.node.relay.RelayMessage.Joined;
import chat.warren.node.relay.RelayMessage.Leave;
import chat.warren.node.relay.RelayMessage.Refused;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RelayDeskTest {
    private static final Tag TAG = new Tag(1);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final RelayDesk<String> desk = new RelayDesk<>(RelayPolicy.DEFAULT, new SplittableRandom(1));

    @Test
    void twoWhoNameTheSameTagAreJoined() {
        long channel = join("alice", TAG);
        assertEquals(
                List.of(
                        new RelayDesk.Send<>("alice", new Joined(TAG, channel, true)),
                        new RelayDesk.Send<>("bob", new Joined(TAG, channel, true))),
                says("bob", new Join(TAG)));
        assertEquals(List.of(new RelayDesk.Send<>("bob", payload(channel, 100))), says("alice", payload(channel, 100)));
        assertEquals(List.of(new RelayDesk.Send<>("alice", payload(channel, 7))), says("bob", payload(channel, 7)));
    }

    @Test
    void aThirdIsRefusedAndHearsNothing() {
        long channel = join("alice", TAG);
        says("bob", new Join(TAG));
        assertEquals(
                List.of(new RelayDesk.Send<>("mallory", new Refused(TAG, Refusal.TAKEN))),
                says("mallory", new Join(TAG)));
        assertEquals(List.of(), says("mallory", payload(channel, 100)), "the number of a channel opens nothing");
        assertEquals(List.of(), says("mallory", new Leave(channel)));
        assertEquals(1, says("alice", payload(channel, 100)).size());
    }

    @Test
    void nobodyCanSendToWhomTheyLike() {
        // An open proxy or a reflector would send something to somebody who did not ask for it with the same secret.
        SplittableRandom random = new SplittableRandom(5);
        long alices = join("alice", TAG);
        for (int i = 0; i < 100_000; i++) {
            RelayMessage message = switch (random.nextInt(4)) {
                case 0 -> new Join(new Tag(2 + random.nextInt(50)));
                case 1 -> new Leave(random.nextInt(4) == 0 ? alices : random.nextLong(1L << 32));
                case 2 -> new Joined(TAG, alices, true);
                default -> payload(random.nextInt(2) == 0 ? alices : random.nextLong(1L << 32), 50);
            };
            for (RelayDesk.Send<String> send : says("mallory", message)) {
                assertEquals("mallory", send.to());
                assertTrue(RelayWire.encode(send.message()).length <= RelayWire.encode(message).length);
            }
        }
        assertTrue(desk.channels() <= 17);
    }

    @Test
    void oneInIsAtMostOneOut() {
        long channel = join("alice", TAG);
        says("bob", new Join(TAG));
        for (int i = 0; i < 1000; i++) {
            now = now.plusMillis(10);
            assertTrue(says("alice", payload(channel, 1000)).size() <= 1);
        }
    }

    @Test
    void strangersAreServedOnlyIfTheOwnerVolunteers() {
        desk.receive("stranger", false, new Join(TAG), now);
        assertEquals(List.of(new RelayDesk.Send<>("stranger", new Refused(TAG, Refusal.NOT_FOR_YOU))), drained());
        desk.policy(new RelayPolicy(true, true, 100_000, 1_000_000));
        desk.receive("stranger", false, new Join(TAG), now);
        assertInstanceOf(Joined.class, drained().getFirst().message());
    }

    @Test
    void everyoneGetsTheSameShare() {
        // One floods, the other has a call: the relay's 1.25 MB/s are shared, and the call's 0.4 MB/s fit.
        long flood = join("alice", TAG);
        says("bob", new Join(TAG));
        Tag other = new Tag(2);
        long call = join("carl", other);
        says("dora", new Join(other));
        long floods = 0;
        long calls = 0;
        for (int millis = 0; millis < 10_000; millis++) {
            now = now.plusMillis(1);
            for (int i = 0; i < 4; i++) {
                floods += says("alice", payload(flood, 1000)).size();
            }
            if (millis % 3 == 0) {
                calls += says("carl", payload(call, 1195)).size();
            }
        }
        assertEquals(3334, calls, "not one of the call's was dropped");
        assertTrue(floods < 7_500, "and the flood got " + floods + " kB in ten seconds");
    }

    @Test
    void aDaysShareEndsAndTheNextDayBegins() {
        desk.policy(new RelayPolicy(true, false, 1_000_000, 100_000));
        long channel = join("alice", TAG);
        says("bob", new Join(TAG));
        List<RelayDesk.Send<String>> last = List.of();
        int sent = 0;
        while (last.stream().noneMatch(send -> send.message() instanceof Refused)) {
            now = now.plusMillis(10);
            last = says("alice", payload(channel, 995));
            sent++;
        }
        assertEquals(99, sent, "of 1,000 bytes each");
        assertEquals(
                List.of(new RelayDesk.Send<>("alice", new Refused(TAG, Refusal.USED_UP))),
                says("alice", new Join(TAG)));
        now = now.plus(Duration.ofDays(1));
        assertInstanceOf(Joined.class, says("alice", new Join(TAG)).getFirst().message());
    }

    @Test
    void aSeatThatIsNotKeptFallsVacant() {
        long channel = join("alice", TAG);
        says("bob", new Join(TAG));
        now = now.plusSeconds(110);
        says("bob", new Join(TAG));
        now = now.plusSeconds(70);
        desk.advanceTo(now);
        assertEquals(
                List.of(
                        new RelayDesk.Send<>("alice", new Refused(TAG, Refusal.ENDED)),
                        new RelayDesk.Send<>("bob", new Joined(TAG, channel, false))),
                drained());
        now = now.plusSeconds(110);
        desk.advanceTo(now);
        assertEquals(0, desk.channels());
        assertEquals(Instant.MAX, desk.deadline());
    }

    @Test
    void whoIsNoFriendAnyMoreLosesAllSeats() {
        long channel = join("alice", TAG);
        says("bob", new Join(TAG));
        desk.forget("alice");
        assertEquals(List.of(new RelayDesk.Send<>("bob", new Joined(TAG, channel, false))), drained());
    }

    @Test
    void aCallOfThreeMegabitsPassesForMinutes() {
        long channel = join("alice", TAG);
        says("bob", new Join(TAG));
        long sent = 0;
        for (int i = 0; i < 5 * 60 * 313; i++) { // 313 of 1,200 bytes a second are 3 Mb/s; and voice beside it.
            now = now.plusNanos(1_000_000_000L / 313);
            sent += says("alice", payload(channel, 1200)).size();
            sent += i % 6 == 0 ? says("alice", payload(channel, 160)).size() : 0;
            says("bob", payload(channel, 1200));
        }
        assertEquals(0, desk.dropped());
        assertEquals(5 * 60 * 313 + 5 * 60 * 313 / 6, sent);
    }

    private long join(String client, Tag tag) {
        Joined joined = assertInstanceOf(
                Joined.class, says(client, new Join(tag)).getFirst().message());
        return joined.channel();
    }

    private List<RelayDesk.Send<String>> says(String client, RelayMessage message) {
        desk.receive(client, true, message, now);
        return drained();
    }

    private List<RelayDesk.Send<String>> drained() {
        List<RelayDesk.Send<String>> all = new ArrayList<>();
        for (var send = desk.poll(); send.isPresent(); send = desk.poll()) {
            all.add(send.get());
        }
        return all;
    }

    private static Forward payload(long channel, int bytes) {
        return new Forward(channel, ByteBuffer.allocate(bytes));
    }
}
