package chat.warren.node.running;

import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.diagnosis.Facts;
import chat.warren.node.nat.Mapping;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.Meeting;
import chat.warren.node.punch.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Function;

/** Puts together what is known, for whoever asks why a friend is reached the way she is, or not at all. */
final class Explaining {
    private final Standing standing;
    private final Whereabouts here;
    private final Function<PairId, String> names;

    /** @param names by which the user knows the owners of devices */
    Explaining(Standing standing, Whereabouts here, Function<PairId, String> names) {
        this.standing = standing;
        this.here = here;
        this.names = names;
    }

    Facts facts(Counterpart friend, Optional<PairId> relay, Instant now) {
        Condition condition = friend.condition();
        boolean known = condition.theirs().isPresent() || condition.carrying().isPresent();
        return new Facts(
                new Facts.Us(
                        standing.outlook(),
                        Duration.ZERO,
                        condition.openness(),
                        standing.router().mapped().isPresent(),
                        standing.router().layers()),
                names.apply(friend.id()),
                known ? Optional.of(side(friend, condition, now)) : Optional.empty(),
                condition.carrying().map(Route::kind),
                relay.map(names));
    }

    private Facts.Friend side(Counterpart friend, Condition condition, Instant now) {
        Whereabouts there = condition.there().orElse(Whereabouts.NOWHERE);
        Meeting meeting =
                new Meeting(here, there, Stance.ANSWERING, friend.acquaintance().own());
        boolean hides = condition
                .theirs()
                .filter(record -> record.addresses().isEmpty() && record.nat() == Whereabouts.NOWHERE.natClass())
                .isPresent();
        Instant since = condition.since().found();
        return new Facts.Friend(
                meeting.prospect(),
                !Collections.disjoint(here.nat().outside(), there.nat().outside()) && isTranslated(there),
                hides,
                there.nat().mapping() instanceof Mapping.Blocked,
                since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO);
    }

    /** Two machines with one public address each cannot have the same one. */
    private static boolean isTranslated(Whereabouts there) {
        return there.candidates().stream()
                .anyMatch(candidate -> Whereabouts.isLan(candidate.address().getAddress()));
    }
}
