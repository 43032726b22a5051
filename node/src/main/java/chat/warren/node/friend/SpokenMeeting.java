package chat.warren.node.friend;

import chat.warren.crypto.pair.Side;
import chat.warren.crypto.spoken.SpokenCode;
import chat.warren.crypto.spoken.SpokenExchange;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.friend.NoticeBoard.Place;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One side of one spoken code, from the first word until there is a secret, a failure, or ten minutes are over. */
final class SpokenMeeting {
    static final Duration PATIENCE = Duration.ofMinutes(10);
    /** The two sit beside their telephones. A read asks some twenty nodes for a packet each. */
    private static final Duration BETWEEN_READS = Duration.ofSeconds(2);
    /** A node that kept our note may have left. */
    private static final Duration BETWEEN_POSTS = Duration.ofSeconds(30);

    private final Side side;
    private final int number;
    private final String text;
    private final SpokenExchange exchange;
    private final Instant until;
    private final List<Octets> heard = new ArrayList<>();
    private SpokenNote note;
    private long window;
    private boolean placed;
    private Instant nextRead;
    private Instant nextPost;

    /** @param text our label, or our note to the inviter */
    SpokenMeeting(Side side, SpokenCode code, String text, RandomGenerator random, Began began) {
        this.side = side;
        this.number = code.slot();
        this.text = text;
        this.exchange = new SpokenExchange(side, code, random);
        this.note = new SpokenNote(List.of(Octets.of(exchange.opening())));
        this.window = began.window();
        this.placed = side == Side.FIRST;
        this.until = began.now().plus(PATIENCE);
        this.nextRead = began.now();
        this.nextPost = began.now();
    }

    /**
     * When, by the clock of the engine, and in which ten minutes of everybody's. A guest's may not be the inviter's.
     */
    record Began(Instant now, long window) {}

    Side side() {
        return side;
    }

    String text() {
        return text;
    }

    long window() {
        return window;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    Instant deadline() {
        return nextRead.isBefore(nextPost) ? nextRead : nextPost;
    }

    /** When what we said last is said again, for one that has its secret and reads no more. */
    Instant nextPost() {
        return nextPost.isBefore(until) ? nextPost : until;
    }

    void advanceTo(NoticeBoard board, Instant now) {
        if (placed && !now.isBefore(nextPost)) {
            nextPost = now.plus(BETWEEN_POSTS);
            board.post(own(), note.encoded(), now);
        } else if (!placed) {
            nextPost = until;
        }
        if (!now.isBefore(nextRead)) {
            nextRead = now.plus(BETWEEN_READS);
            if (placed) {
                board.read(place(side == Side.SECOND, window), now);
                board.read(own(), now); // Somebody else may use the same number.
            } else {
                for (long each = window - 1; each <= window + 1; each++) {
                    board.read(place(true, each), now); // The other's clock, or ours, may be in the next ten minutes.
                }
            }
        }
    }

    private Place own() {
        return place(side == Side.FIRST, window);
    }

    private Place place(boolean inviter, long each) {
        return Place.ofNumber(number, each, inviter);
    }

    /** Whether somebody else's note lies in our place: then two inviters have drawn the same number. */
    boolean isTaken(Place place, SpokenNote found) {
        return side == Side.FIRST
                && place.equals(own())
                && !found.said().getFirst().equals(note.said().getFirst());
    }

    /** The other side's note was found, perhaps an old one. */
    void found(Place place, SpokenNote found, Instant now) throws MalformedException {
        if (!placed) {
            for (long each = window - 1; !placed && each <= window + 1; each++) {
                placed = place.equals(place(true, each));
                window = placed ? each : window;
            }
            nextPost = now;
        }
        if (!place.equals(place(side == Side.SECOND, window)) || !found.beginsWith(heard)) {
            return; // Another one's: whoever spoke first is the one we talk to, and the only one.
        }
        for (Octets message : found.said().subList(heard.size(), found.said().size())) {
            Optional<byte[]> answer = exchange.receive(message.toArray());
            heard.add(message);
            if (answer.isPresent()) {
                note = note.with(answer.get());
                nextPost = now;
            }
        }
    }

    /** The secret, once both have shown that they have it. */
    Optional<Octets> secret() {
        return exchange.secret().map(secret -> secret.use(Octets::of));
    }

    /** What we said last has to reach the other side: it is posted now. */
    void sayNow(NoticeBoard board, Instant now) {
        if (placed && !now.isBefore(nextPost)) {
            nextPost = now.plus(BETWEEN_POSTS);
            board.post(own(), note.encoded(), now);
        }
    }

    void close() {
        exchange.close();
    }
}
