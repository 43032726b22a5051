package chat.warren.node.relay;

import chat.warren.node.relay.RelayMessage.Forward;
import chat.warren.node.relay.RelayMessage.Join;
import chat.warren.node.relay.RelayMessage.Joined;
import chat.warren.node.relay.RelayMessage.Leave;
import chat.warren.node.relay.RelayMessage.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The relay's side: two who name the same tag get the two seats of a channel, and what one of them sends there goes to
 * the other. Everybody is authenticated before they come here, and learns of nobody but the one they named.
 *
 * @param <C> what stands for somebody who is served
 */
public final class RelayDesk<C> {
    /** A friend's friends, and the friends of those; 300 bytes each. */
    private static final int MAX_CHANNELS = 256;
    /** With everyone that two friends have in common, and a second tag around the full hour. */
    private static final int MAX_SEATS_EACH = 16;
    /** Who waits says so every 110 seconds, and twice more when it was lost. */
    private static final Duration SEAT_KEPT = Duration.ofMinutes(3);
    /** How much each one used today, 60 bytes each: all friends, and a day of strangers. */
    private static final int MAX_REMEMBERED = 4_096;

    /** Send this to that one. */
    public record Send<C>(C to, RelayMessage message) {}

    private final RandomGenerator random;
    private RelayPolicy policy;
    private final Map<Tag, Channel<C>> byTag = new LinkedHashMap<>();
    private final Map<Long, Channel<C>> byNumber = new HashMap<>();
    private final Map<C, Allowance> allowances = new LinkedHashMap<>();
    private final Queue<Send<C>> outputs = new ArrayDeque<>();
    private long forwarded;
    private long dropped;

    private static final class Seat<C> {
        final C client;
        Instant heard;

        Seat(C client, Instant now) {
            this.client = client;
            this.heard = now;
        }
    }

    private static final class Channel<C> {
        final Tag tag;
        final long number;
        final List<Seat<C>> seats = new ArrayList<>(2);

        Channel(Tag tag, long number) {
            this.tag = tag;
            this.number = number;
        }

        @Nullable Seat<C> seatOf(C client) {
            return seats.stream()
                    .filter(seat -> seat.client.equals(client))
                    .findFirst()
                    .orElse(null);
        }
    }

    public RelayDesk(RelayPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    public void policy(RelayPolicy other) {
        policy = other;
    }

    public boolean isForFriends() {
        return policy.forFriends();
    }

    /** Something came from somebody whose seal was right. */
    public void receive(C client, boolean isFriend, RelayMessage message, Instant now) {
        if (!(isFriend ? policy.forFriends() : policy.forStrangers())) {
            if (message instanceof Join join) {
                outputs.add(new Send<>(client, new Refused(join.tag(), Refusal.NOT_FOR_YOU)));
            }
            return;
        }
        switch (message) {
            case Join join -> join(client, join.tag(), now);
            case Forward forward -> forward(client, forward, now);
            case Leave leave -> leave(client, byNumber.get(leave.channel()));
            case Joined joined -> {} // Only relays say so, and nobody relays for us here.
            case Refused refused -> {}
        }
    }

    private void join(C client, Tag tag, Instant now) {
        Channel<C> channel = byTag.get(tag);
        Optional<Refusal> refusal = refusal(client, channel, now);
        if (refusal.isPresent()) {
            outputs.add(new Send<>(client, new Refused(tag, refusal.get())));
            return;
        }
        if (channel == null) {
            channel = new Channel<>(tag, freshNumber());
            byTag.put(tag, channel);
            byNumber.put(channel.number, channel);
        }
        Seat<C> seat = channel.seatOf(client);
        if (seat == null) {
            channel.seats.add(new Seat<>(client, now));
            tellAll(channel);
        } else {
            seat.heard = now;
            outputs.add(new Send<>(client, new Joined(tag, channel.number, channel.seats.size() == 2)));
        }
    }

    private Optional<Refusal> refusal(C client, @Nullable Channel<C> channel, Instant now) {
        if (allowanceOf(client, now).isUsedUp(policy.bytesPerDay(), now)) {
            return Optional.of(Refusal.USED_UP);
        }
        if (channel != null && channel.seatOf(client) != null) {
            return Optional.empty();
        }
        if (channel != null && channel.seats.size() == 2) {
            return Optional.of(Refusal.TAKEN);
        }
        long seats = byTag.values().stream()
                .filter(any -> any.seatOf(client) != null)
                .count();
        boolean full = seats >= MAX_SEATS_EACH || (channel == null && byTag.size() >= MAX_CHANNELS);
        return full ? Optional.of(Refusal.FULL) : Optional.empty();
    }

    private void tellAll(Channel<C> channel) {
        boolean complete = channel.seats.size() == 2;
        for (Seat<C> seat : channel.seats) {
            outputs.add(new Send<>(seat.client, new Joined(channel.tag, channel.number, complete)));
        }
    }

    /** Numbers say nothing about how many channels there are. */
    private long freshNumber() {
        long number;
        do {
            number = random.nextInt() & 0xffff_ffffL;
        } while (byNumber.containsKey(number));
        return number;
    }

    private void forward(C client, Forward forward, Instant now) {
        Channel<C> channel = byNumber.get(forward.channel());
        Seat<C> mine = channel == null ? null : channel.seatOf(client);
        if (channel == null || mine == null) {
            dropped++;
            return;
        }
        mine.heard = now;
        Allowance allowance = allowanceOf(client, now);
        int bytes = forward.payload().remaining() + RelayWire.FORWARD_OVERHEAD;
        boolean fits = allowance.take(bytes, share(now), policy.bytesPerDay(), now);
        Optional<C> other = channel.seats.stream()
                .map(seat -> seat.client)
                .filter(any -> !any.equals(client))
                .findFirst();
        if (fits && other.isPresent()) {
            forwarded++;
            outputs.add(new Send<>(other.get(), forward));
        } else {
            dropped++;
        }
        if (allowance.isUsedUp(policy.bytesPerDay(), now)) {
            outputs.add(new Send<>(client, new Refused(channel.tag, Refusal.USED_UP)));
            leave(client, channel);
        }
    }

    /** Whoever sends something now gets the same. */
    private double share(Instant now) {
        long busy = allowances.values().stream().filter(one -> one.isInUse(now)).count();
        return (double) policy.bytesPerSecond() / Math.max(1, busy);
    }

    private Allowance allowanceOf(C client, Instant now) {
        if (allowances.size() >= MAX_REMEMBERED) {
            allowances.values().removeIf(one -> one.isForgettable(now));
        }
        return allowances.computeIfAbsent(client, any -> new Allowance(now));
    }

    private void leave(C client, @Nullable Channel<C> channel) {
        if (channel != null && channel.seats.removeIf(seat -> seat.client.equals(client))) {
            if (channel.seats.isEmpty()) {
                byTag.remove(channel.tag);
                byNumber.remove(channel.number);
            } else {
                tellAll(channel);
            }
        }
    }

    /** A friend is one no more, or a stranger's connection ended. */
    public void forget(C client) {
        for (Channel<C> channel : List.copyOf(byTag.values())) {
            leave(client, channel);
        }
    }

    public void advanceTo(Instant now) {
        for (Channel<C> channel : List.copyOf(byTag.values())) {
            for (Seat<C> seat : List.copyOf(channel.seats)) {
                if (!seat.heard.plus(SEAT_KEPT).isAfter(now)) {
                    outputs.add(new Send<>(seat.client, new Refused(channel.tag, Refusal.ENDED)));
                    leave(seat.client, channel);
                }
            }
        }
    }

    /** When a seat falls vacant next. */
    public Instant deadline() {
        return byTag.values().stream()
                .flatMap(channel -> channel.seats.stream())
                .map(seat -> seat.heard.plus(SEAT_KEPT))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    public Optional<Send<C>> poll() {
        return Optional.ofNullable(outputs.poll());
    }

    public int channels() {
        return byTag.size();
    }

    public long forwarded() {
        return forwarded;
    }

    public long dropped() {
        return dropped;
    }
}
