package chat.warren.node.link;

import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.pair.Ends;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How two programs come to one version and to shared secrets, at first and again and again. Feed it what is heard, then
 * {@link #poll} until nothing is left.
 *
 * <p>Each exchange has two steps: shares cross, then both say that they are ready. Only who has heard that the other is
 * ready seals under the new key. Without the second step a lost datagram would part the two: repeated under a key that
 * the receiver is still to learn from it.
 */
public final class Accord {
    /** A clock further off than this finds no hour of the new chain that both would look in (PairChain). */
    public static final Duration CLOCK_TOLERANCE = Duration.ofHours(2);
    /** No frame on the link's own stream is longer. */
    public static final int MOST_BYTES = LinkWire.MOST_BYTES;

    /** At 200 MB/s a key is worn after seven seconds; who renews more often than that wants our time. */
    private static final Duration BETWEEN_TURNS = Duration.ofSeconds(1);

    /** What this program offers: versions it speaks, and one bit for each thing that a friend may lack. */
    public record Offer(int lowest, int highest, long capabilities, long number) {
        /** The one version there is, with nothing to leave out. */
        public static Offer today(long number) {
            return new Offer(1, 1, 0, number);
        }
    }

    /** What the caller must do next. */
    public sealed interface Output {}

    /** Send this on the link's own stream. */
    public static final class Say implements Output {
        private final byte[] frame;

        private Say(byte[] frame) {
            this.frame = frame;
        }

        public byte[] frame() {
            return frame;
        }
    }

    /** From now on open what is sealed under these, too. They come again with {@link Up} or {@link Seal}. */
    public record Open(LinkSecrets secrets) implements Output {}

    /** From now on seal under these, and wipe them. */
    public record Seal(LinkSecrets secrets) implements Output {}

    /** The first {@link Seal}: the link is up. */
    public record Up(int version, long capabilities, LinkSecrets secrets, Instant agreed) implements Output {}

    private final Ends ends;
    private final RandomGenerator random;
    private final LinkMessage.Hello mine;
    private final Queue<Output> outputs = new ArrayDeque<>();
    private LinkMessage.@Nullable Hello theirs;
    private int version;
    private long turn;
    private Instant lastTurn;
    private @Nullable Share ownShare;
    private @Nullable LinkSecrets waiting;

    /** Between two friends. */
    public Accord(PublicIdentity own, PublicIdentity friend, Offer offer, RandomGenerator random, Instant now) {
        this(Ends.friends(own, friend), offer, random, now);
    }

    public Accord(Ends ends, Offer offer, RandomGenerator random, Instant now) {
        this.ends = ends;
        this.random = random;
        this.ownShare = Share.draw(random);
        Instant time = Instant.ofEpochMilli(now.toEpochMilli());
        this.mine = new LinkMessage.Hello(
                offer.lowest(), offer.highest(), offer.capabilities(), offer.number(), time, ownShare);
        this.lastTurn = now;
        say(mine);
    }

    public void received(byte[] frame, Instant now) throws MalformedException {
        switch (LinkWire.parse(frame)) {
            case LinkMessage.Hello hello -> greeted(hello, now);
            case LinkMessage.Renew renew -> renewed(renew, now);
            case LinkMessage.Ready ready -> ready(ready);
            case LinkMessage.Ping _, LinkMessage.Unknown _ -> {
                // The first has done its work by arriving; the second is for newer programs.
            }
        }
    }

    private void greeted(LinkMessage.Hello hello, Instant now) throws MalformedException {
        if (theirs != null) {
            throw new MalformedException("nobody says hello twice");
        }
        theirs = hello;
        version = Math.min(mine.highest(), hello.highest());
        if (version < Math.max(mine.lowest(), hello.lowest())) {
            throw new MalformedException("no version that both programs speak: one of them is too old");
        }
        if (hello.time().isBefore(now.minus(CLOCK_TOLERANCE)) || hello.time().isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new MalformedException("the two clocks differ by more than two hours");
        }
        derive(hello.share(), now);
    }

    private void renewed(LinkMessage.Renew renew, Instant now) throws MalformedException {
        if (!isUp() || waiting != null) {
            throw new MalformedException("one agreement ends before the next begins");
        }
        if (ownShare == null) {
            if (now.isBefore(lastTurn.plus(BETWEEN_TURNS))) {
                throw new MalformedException("keys renewed more often than anybody needs");
            }
            renew(now);
        }
        if (renew.turn() != turn) {
            throw new MalformedException("turns are counted one by one");
        }
        derive(renew.share(), now);
    }

    private void derive(Share theirShare, Instant now) {
        Share ours = ownShare;
        if (ours == null) {
            throw new IllegalStateException("a share that nobody asked for");
        }
        byte[] mineBytes = ours.bytes();
        byte[] theirBytes = theirShare.bytes();
        LinkSecrets secrets = ends.own() == Side.FIRST
                ? new LinkSecrets(ends, mineBytes, theirBytes)
                : new LinkSecrets(ends, theirBytes, mineBytes);
        ours.wipe();
        theirShare.wipe();
        ownShare = null;
        waiting = secrets;
        lastTurn = now;
        outputs.add(new Open(secrets));
        say(new LinkMessage.Ready(turn));
    }

    private void ready(LinkMessage.Ready ready) throws MalformedException {
        LinkSecrets secrets = waiting;
        LinkMessage.Hello hello = theirs;
        if (secrets == null || hello == null || ready.turn() != turn) {
            throw new MalformedException("ready for what was not agreed");
        }
        waiting = null;
        if (turn == 0) {
            Instant agreed = ends.own() == Side.FIRST ? mine.time() : hello.time();
            outputs.add(new Up(version, mine.capabilities() & hello.capabilities(), secrets, agreed));
        } else {
            outputs.add(new Seal(secrets));
        }
    }

    /** Begins the next exchange, unless one is under way. */
    public void renew(Instant now) {
        if (!isUp() || waiting != null || ownShare != null) {
            return;
        }
        turn++;
        lastTurn = now;
        ownShare = Share.draw(random);
        say(new LinkMessage.Renew(turn, ownShare));
    }

    /** Says something, so that the other side hears from us. */
    public void ping() {
        say(new LinkMessage.Ping());
    }

    /** Whether the first exchange is over. */
    public boolean isUp() {
        return theirs != null && (turn > 0 || waiting == null);
    }

    /** The number of the other side's attempt, once it has said hello. */
    public long theirNumber() {
        return theirs == null ? Long.MIN_VALUE : theirs.number();
    }

    public Optional<Output> poll() {
        return Optional.ofNullable(outputs.poll());
    }

    /** Forgets secrets that nobody will use. */
    public void close() {
        if (waiting != null) {
            waiting.close();
        }
        if (ownShare != null) {
            ownShare.wipe();
        }
        outputs.clear();
    }

    private void say(LinkMessage message) {
        outputs.add(new Say(LinkWire.encode(message)));
    }
}
