package chat.warren.node.friend;

import chat.warren.crypto.pair.PairChain;
import chat.warren.node.link.Link;
import chat.warren.storage.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** One link that is up, and what was said on it. */
final class Talk {
    /** A greeting, an answer, a list and an introduction or two; somebody who says more in a minute means no good. */
    private static final int FRAMES_PER_MINUTE = 60;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Link link;
    private final Instant agreed;
    private final PairChain chain;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private Instant minute;
    private int frames;
    private Optional<FriendFrame.Greeting> heard = Optional.empty();
    private boolean reminded;
    private boolean confirmed;

    /** @param chain agreed on this link: the next one of its pair */
    Talk(Link link, Instant agreed, PairChain chain, Instant now) {
        this.link = link;
        this.agreed = Instant.ofEpochSecond(agreed.getEpochSecond());
        this.chain = chain;
        this.minute = now;
    }

    Link link() {
        return link;
    }

    Instant agreed() {
        return agreed;
    }

    PairChain chain() {
        return chain;
    }

    PersonId person() {
        return PersonId.of(link.peer().identity());
    }

    /** Frames that the lane had no room for. */
    Queue<byte[]> waiting() {
        return waiting;
    }

    /** Counts a frame; false when it is one too many. */
    boolean allows(Instant now) {
        if (!now.isBefore(minute.plus(MINUTE))) {
            minute = now;
            frames = 0;
        }
        return ++frames <= FRAMES_PER_MINUTE;
    }

    void heard(FriendFrame.Greeting greeting) {
        heard = Optional.of(greeting);
    }

    /** The last greeting on this link. */
    Optional<FriendFrame.Greeting> heard() {
        return heard;
    }

    /** Whether this is the first time that we tell the other side of a list of theirs that they lost. */
    boolean remindOnce() {
        boolean first = !reminded;
        reminded = true;
        return first;
    }

    void confirmed() {
        confirmed = true;
    }

    /** Whether the other side has shown that a friend told it the same as us. */
    boolean isConfirmed() {
        return confirmed;
    }
}
