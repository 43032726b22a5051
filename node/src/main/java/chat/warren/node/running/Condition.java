package chat.warren.node.running;

import chat.warren.crypto.pair.Presence;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Candidate;
import chat.warren.node.probe.Whereabouts;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How we stand with one friend at a moment, and what can be done for her.
 *
 * @param openness what she may know of us
 * @param theirs the record of hers that holds
 * @param carrying the way that carries
 * @param there where she said last that she is
 */
record Condition(
        Openness openness,
        Optional<Presence> theirs,
        Optional<Route> carrying,
        Since since,
        Optional<Whereabouts> there) {
    /** Most friends are reached directly within this time, and nobody else needs to hear of it. */
    private static final Duration AT_FIRST = Duration.ofSeconds(3);
    /** What carried last, and what she said last, if that is another one. */
    private static final int MOST_OUTSIDE = 2;
    /** A relay's seat is kept while a new path may turn out to be none. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    /**
     * Since when.
     *
     * @param found there has been a record of hers; {@link Instant#MAX} without one
     * @param direct nobody's help has been needed; {@link Instant#MAX} while it is
     * @param lost no way carries: since then, or since we have begun to look for her
     */
    record Since(Instant found, Instant direct, Instant lost) {
        static Since met(Instant now) {
            return new Since(Instant.MAX, Instant.MAX, now);
        }

        Since found(Instant now) {
            return found.equals(Instant.MAX) ? new Since(now, direct, lost) : this;
        }

        /** Her record is no more. */
        Since gone() {
            return new Since(Instant.MAX, direct, lost);
        }

        /** This one carries now. */
        Since carries(Route route, Instant now) {
            Instant alone = direct.equals(Instant.MAX) ? now : direct;
            return new Since(found, route instanceof Route.Direct ? alone : Instant.MAX, lost);
        }

        Since lost(Instant now) {
            return new Since(found, Instant.MAX, now);
        }

        /** She was reached since her record was found, and went. */
        boolean wasReached() {
            return lost.isAfter(found);
        }

        /** What is tried now was begun. */
        Instant tried() {
            return found.equals(Instant.MAX) || lost.isAfter(found) ? lost : found;
        }
    }

    /** Whether datagrams go to her without anybody's help. */
    boolean isDirect() {
        return carrying.filter(Route.Direct.class::isInstance).isPresent();
    }

    /** Whether a TCP connection carries. */
    boolean isTunnelled() {
        return carrying.filter(Route.Tunnel.class::isInstance).isPresent();
    }

    /** Whether she is reached by no other friend: then she can help others. */
    boolean isOnOwnWay() {
        return carrying.filter(route -> !(route instanceof Route.Relayed)).isPresent();
    }

    /** Whether she is there, as her record says, and not reached but by others' help. */
    boolean needsRelay(Instant now) {
        return openness != Openness.NOTHING
                && !isDirect()
                && (carrying.isPresent() || (theirs.isPresent() && isOverdue(now)));
    }

    /**
     * Whether those who have helped are not let go yet: the way that needs nobody's help is new, or no way carries for
     * a moment, and theirs may live again.
     */
    boolean keepsRelay(Instant now) {
        return carrying.isEmpty()
                ? !isOverdue(now)
                : isDirect() && since.direct().isAfter(now.minus(SETTLED));
    }

    /** Whether she may be there, and neither her record nor she herself was found. */
    boolean isMissed(Instant now) {
        return openness != Openness.NOTHING && theirs.isEmpty() && carrying.isEmpty() && isOverdue(now);
    }

    /** Whether she is somewhere, as she said last, and datagrams do not get there. */
    boolean needsTunnel(Instant now) {
        return openness == Openness.ADDRESSES && carrying.isEmpty() && there.isPresent() && isOverdue(now);
    }

    /** Where she is, or was, for everybody outside her own network. */
    List<InetSocketAddress> outside() {
        return there.stream().flatMap(Whereabouts::seen).limit(MOST_OUTSIDE).toList();
    }

    /** What to remember her by. A spare socket's way ends with it, but she has told where she is. */
    List<InetSocketAddress> addresses() {
        Stream<InetSocketAddress> carries = carrying.stream()
                .flatMap(route -> route instanceof Route.Direct direct && direct.socket() == Outlet.MAIN
                        ? Stream.of(direct.to())
                        : Stream.empty());
        Stream<InetSocketAddress> told =
                there.stream().flatMap(said -> said.candidates().stream()).map(Candidate::address);
        return Stream.concat(carries, told).distinct().limit(Remembered.MOST).toList();
    }

    private boolean isOverdue(Instant now) {
        return since.tried().plus(AT_FIRST).isBefore(now);
    }
}
