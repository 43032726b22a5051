package chat.warren.dht.overlay.use;

import chat.warren.dht.overlay.wire.Hello;
import chat.warren.dht.wire.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The three nodes that see our address beside random keys, drawn by chance and kept for a week: of those who look for
 * us by running many nodes, most see nothing for a week instead of everybody something every hour.
 *
 * <p>The first carries the first copy of every record, the second the second, and the third steps in for either, so
 * that no node is asked for both copies of one.
 */
final class GuardSet {
    static final int GUARDS = 3;
    static final Duration KEPT = Duration.ofDays(7);

    /** A restart takes less; and whoever attacks guards to be drawn in their place has to attack for long. */
    static final Duration REPLACED_AFTER = Duration.ofMinutes(10);

    /** Three guards twice over: more are not bad luck but somebody's doing, and then it is better to have none. */
    private static final int REPLACEMENTS_PER_DAY = 6;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration FIRST_SEEK = Duration.ofSeconds(3);
    private static final Duration LAST_SEEK = Duration.ofMinutes(10);

    /** One that nobody uses may be gone without anybody noticing. */
    private static final Duration GREETINGS = Duration.ofHours(1);

    private static final Duration GREETINGS_OF_SILENT = Duration.ofMinutes(1);

    private final Scout scout;
    private final OwnAddress own;
    private final GuardBook book;
    private final @Nullable Guard[] guards = new Guard[GUARDS];
    private final Queue<Instant> drawn = new ArrayDeque<>();
    private Duration pause = FIRST_SEEK;
    private Instant nextSeek;
    private boolean seeking;
    private boolean complete;

    GuardSet(Scout scout, OwnAddress own, GuardBook book, Instant now) {
        this.scout = scout;
        this.own = own;
        this.book = book;
        this.nextSeek = now.plus(FIRST_SEEK);
        List<GuardBook.Kept> kept = book.load();
        for (int i = 0; i < Math.min(GUARDS, kept.size()); i++) {
            GuardBook.Kept each = kept.get(i);
            if (now.isBefore(each.since().plus(KEPT)) && !now.isBefore(each.since())) {
                guards[i] = new Guard(new Partner(each.node(), each.key()), each.since(), now);
            }
        }
        complete = present().size() == GUARDS;
    }

    /** Whether records go through guards: since there were three, for as long as two of them answer. */
    boolean isReady() {
        return complete;
    }

    List<Contact> nodes() {
        return present().stream().map(guard -> guard.partner().contact()).toList();
    }

    int answering() {
        return (int) present().stream().filter(guard -> !guard.isSilent()).count();
    }

    /** Who carries this copy now; never the one who carries the other. */
    Optional<Guard> of(int copy) {
        @Nullable Guard first = guards[copy % (GUARDS - 1)];
        return first != null && !first.isSilent() ? Optional.of(first) : spare();
    }

    Optional<Guard> spare() {
        return Optional.ofNullable(guards[GUARDS - 1]).filter(guard -> !guard.isSilent());
    }

    void worked(Guard guard) {
        guard.worked();
        pause = FIRST_SEEK;
    }

    void failed(Guard guard, Instant now) {
        guard.failed(now);
        guard.greetAt(now); // It may only have another key by now.
        judge();
    }

    private List<Guard> present() {
        return Arrays.stream(guards).filter(Objects::nonNull).toList();
    }

    private void judge() {
        complete = complete ? answering() >= GUARDS - 1 : answering() == GUARDS;
    }

    void advanceTo(Instant now) {
        for (int i = 0; i < GUARDS; i++) {
            @Nullable Guard guard = guards[i];
            if (guard != null && isOver(guard, now)) {
                part(guard, now);
            } else if (guard != null && !now.isBefore(guard.nextGreeting())) {
                greet(guard, () -> {}, now);
            }
        }
        judge();
        if (!seeking && isLacking(now) && !now.isBefore(nextSeek)) {
            seek(now);
        }
    }

    private void part(Guard guard, Instant now) {
        for (int i = 0; i < GUARDS; i++) {
            guards[i] = guards[i] == guard ? null : guards[i];
        }
        nextSeek = now;
        keep();
    }

    private boolean isLacking(Instant now) {
        return present().size() < GUARDS || !longSilent(now).isEmpty();
    }

    private List<Guard> longSilent(Instant now) {
        return present().stream()
                .filter(guard -> guard.isSilentFor(REPLACED_AFTER, now))
                .toList();
    }

    /**
     * Others answer, so it is not our own line. Whoever is silent now as well has gone; after an outage of ours the
     * same three guards stay.
     */
    private void partWithTheSilent(Instant now) {
        longSilent(now).forEach(guard -> greet(guard, () -> part(guard, now), now));
    }

    private static boolean isOver(Guard guard, Instant now) {
        return !now.isBefore(guard.since().plus(KEPT));
    }

    private void greet(Guard guard, Runnable whenSilent, Instant now) {
        guard.greetAt(now.plus(guard.isSilent() ? GREETINGS_OF_SILENT : GREETINGS));
        scout.greet(
                guard.partner().contact().address(),
                (met, later) -> {
                    if (met.isPresent()) {
                        Partner fresh = met.get().partner();
                        guard.partner().moved(fresh.contact(), fresh.key());
                        guard.partner().token(fresh.token());
                        guard.worked();
                    } else {
                        guard.failed(later);
                        guard.greetAt(later.plus(GREETINGS_OF_SILENT));
                        whenSilent.run();
                    }
                    judge();
                },
                now);
    }

    private void seek(Instant now) {
        while (!drawn.isEmpty() && !now.isBefore(drawn.peek().plus(DAY))) {
            drawn.remove();
        }
        nextSeek = now.plus(pause);
        if (scout.isAlone()) {
            return; // The overlay is not found yet: to look in it costs nothing and says nothing.
        }
        pause = pause.multipliedBy(2).compareTo(LAST_SEEK) > 0 ? LAST_SEEK : pause.multipliedBy(2);
        if (drawn.size() >= GUARDS + REPLACEMENTS_PER_DAY) {
            return;
        }
        seeking = true;
        scout.seek(
                this::isEligible,
                (met, later) -> {
                    seeking = false;
                    met.forEach(each -> take(each, later));
                    if (!met.isEmpty()) {
                        partWithTheSilent(later);
                    }
                    judge();
                },
                now);
    }

    private boolean isEligible(Contact node) {
        return own.isElsewhere(node)
                && present().stream()
                        .allMatch(guard -> OwnAddress.apart(guard.partner().contact(), node));
    }

    private void take(Scout.Met met, Instant now) {
        if (met.hours() < Hello.STEADY_HOURS || !isEligible(met.partner().contact())) {
            return;
        }
        for (int i = 0; i < GUARDS; i++) {
            if (guards[i] == null) {
                guards[i] = new Guard(met.partner(), now, now.plus(GREETINGS));
                drawn.add(now);
                nextSeek = now;
                pause = FIRST_SEEK;
                keep();
                return;
            }
        }
    }

    private void keep() {
        List<GuardBook.Kept> kept = new ArrayList<>();
        for (Guard guard : present()) {
            kept.add(new GuardBook.Kept(
                    guard.partner().contact(), guard.partner().key(), guard.since()));
        }
        book.keep(kept);
    }

    Instant deadline() {
        boolean lacking = present().size() < GUARDS || answering() < GUARDS; // Greetings tell of the latter.
        Instant deadline = lacking && !seeking ? nextSeek : Instant.MAX;
        for (Guard guard : present()) {
            deadline = earlier(
                    deadline, earlier(guard.nextGreeting(), guard.since().plus(KEPT)));
        }
        return deadline;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
