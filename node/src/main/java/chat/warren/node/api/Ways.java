package chat.warren.node.api;

import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.diagnosis.AttemptLog;
import chat.warren.node.diagnosis.Diagnosis;
import chat.warren.node.diagnosis.Facts;
import chat.warren.node.diagnosis.Reachability;
import chat.warren.node.friend.NotPossibleException;
import chat.warren.node.friend.Numbers;
import chat.warren.node.nat.NatReport;
import chat.warren.node.running.Reaching;
import chat.warren.node.running.Standing;
import chat.warren.node.socket.LocalAddress;
import chat.warren.storage.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is known of ways, ours and those to friends, as the facade shows it. */
final class Ways {
    private Ways() {}

    /** Of several devices of one friend, that of which most is known. */
    static WayView of(Reaching reaching, Numbers numbers, PersonId friend, Instant now) throws NotPossibleException {
        List<PairId> pairs = numbers.of(friend);
        Optional<Diagnosis> said = pairs.stream()
                .flatMap(pair -> reaching.facts(pair, numbers::name, now).stream())
                .max(Comparator.comparingInt(Facts::weight))
                .map(Diagnosis::of);
        if (said.isEmpty()) {
            throw new NotPossibleException(
                    "No device of " + numbers.name(friend) + " is known, so none is looked for: make friends anew.");
        }
        List<AttemptLog.Entry> attempts = new ArrayList<>();
        pairs.forEach(pair -> attempts.addAll(reaching.attempts(pair)));
        attempts.sort(Comparator.comparing(AttemptLog.Entry::at));
        return new WayView(
                word(said.get().cause()),
                said.get().sentence(),
                said.get().remedy(),
                through(reaching, numbers, pairs),
                attempts.stream()
                        .map(entry -> new WayView.Attempt(entry.at(), entry.event(), entry.where()))
                        .toList());
    }

    /** Who passes it on: a friend by name; another device of ours, or a volunteer's computer, has none. */
    static Optional<String> through(Reaching reaching, Numbers numbers, List<PairId> pairs) {
        return pairs.stream()
                .flatMap(pair -> reaching.relayOf(pair).flatMap(numbers::friend).stream())
                .findFirst();
    }

    /** How well friends reach us. */
    static ReachView here(Standing standing) {
        boolean six = standing.hasWideIpv6();
        boolean four = standing.network().addresses().stream().anyMatch(LocalAddress::isIpv4);
        NatReport nat = standing.router().four();
        Reachability said = Reachability.of(
                standing.outlook(),
                nat,
                new Reachability.Easier(standing.router().mapped().isPresent(), six));
        return new ReachView(
                word(said.grade()),
                said.sentence(),
                said.remedy(),
                new ReachView.Findings(
                        word(nat.mapping().presenceClass()),
                        word(nat.filtering()),
                        nat.outside(),
                        new ReachView.Router(
                                standing.router().mapped(),
                                word(standing.router().layers()),
                                word(standing.router().hairpin()),
                                standing.router().keepalive()),
                        new ReachView.Surroundings(four, six, standing.others().contacts())));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
