package chat.warren.node.running;

import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.diagnosis.Clocks;
import chat.warren.node.diagnosis.Facts;
import chat.warren.node.nat.Mapping;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.Meeting;
import chat.warren.node.punch.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts together what is known, for whoever asks why a friend is reached the way she is, or not at all. */
final class Explaining {
    private final Standing standing;
    private final Whereabouts here;
    private final Friends friends;

    /**
     * Everybody who is to be reached.
     *
     * @param names by which the user knows the owners of devices
     */
    record Friends(List<Counterpart> all, Function<PairId, String> names) {
        /**
         * By how much people's clocks are ahead of ours. Several pairs may be one machine, so each person has one
         * voice: of two devices the one that differs less, for a right clock is no accident.
         */
        private Map<String, Duration> clocks() {
            Map<String, Duration> ahead = new HashMap<>();
            for (Counterpart friend : all) {
                friend.keys()
                        .clockAhead()
                        .ifPresent(by -> ahead.merge(
                                names.apply(friend.id()),
                                by,
                                (one, other) -> one.abs().compareTo(other.abs()) <= 0 ? one : other));
            }
            return ahead;
        }
    }

    Explaining(Standing standing, Whereabouts here, Friends friends) {
        this.standing = standing;
        this.here = here;
        this.friends = friends;
    }

    Facts facts(Counterpart friend, Optional<PairId> relay, Instant now) {
        Condition condition = friend.condition();
        String name = friends.names().apply(friend.id());
        boolean known = condition.theirs().isPresent() || condition.carrying().isPresent();
        return new Facts(
                new Facts.Us(
                        standing.outlook(),
                        Clocks.of(friends.clocks(), name),
                        condition.openness(),
                        standing.router().mapped().isPresent(),
                        standing.router().layers()),
                name,
                known ? Optional.of(side(friend, condition, now)) : Optional.empty(),
                condition.carrying().map(Route::kind),
                relay.map(friends.names()));
    }

    private Facts.Friend side(Counterpart friend, Condition condition, Instant now) {
        Whereabouts there = condition.there().orElse(Whereabouts.NOWHERE);
        Meeting meeting =
                new Meeting(here, there, Stance.ANSWERING, friend.acquaintance().own());
        boolean hides = condition
                .theirs()
                .filter(record -> record.addresses().isEmpty() && record.nat() == Whereabouts.NOWHERE.natClass())
                .isPresent();
        Duration lasting = Duration.between(condition.since().tried(), now);
        return new Facts.Friend(
                meeting.prospect(),
                !Collections.disjoint(here.nat().outside(), there.nat().outside()) && isTranslated(there),
                hides,
                there.nat().mapping() instanceof Mapping.Blocked,
                new Facts.Search(lasting, condition.since().wasReached()));
    }

    /** Two machines with one public address each cannot have the same one. */
    private static boolean isTranslated(Whereabouts there) {
        return there.candidates().stream()
                .anyMatch(candidate -> Whereabouts.isLan(candidate.address().getAddress()));
    }
}
