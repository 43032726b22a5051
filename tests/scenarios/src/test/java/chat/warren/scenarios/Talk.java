package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.scenarios.Caller.Line;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/** Two people who say one thing after the other, and remember what their daemons said to have kept. */
final class Talk {
    /** Only against hanging for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final List<Talker> talkers;

    private Talk(List<Talker> talkers) {
        this.talkers = talkers;
    }

    /** @param most that each says */
    static Talk begin(Neighbours people, List<String> names, int most) throws IOException {
        Caller one = people.caller(names.getFirst());
        Caller other = people.caller(names.getLast());
        Talk talk = new Talk(List.of(
                new Talker(names.getFirst(), one, other.self(), most),
                new Talker(names.getLast(), other, one.self(), most)));
        talk.talkers.forEach(each -> each.thread.start());
        return talk;
    }

    private static final class Talker {
        final String name;
        final Caller caller;
        final String with;
        final int most;
        final List<String> kept = Collections.synchronizedList(new ArrayList<>());
        final Thread thread = Thread.ofVirtual().unstarted(this::talk);
        private volatile boolean stop;
        private volatile int next;

        Talker(String name, Caller caller, String with, int most) {
            this.name = name;
            this.caller = caller;
            this.with = with;
            this.most = most;
        }

        String text(int number) {
            return name + " says " + number;
        }

        /** Whether they said it, with a number from one to before another. */
        boolean isOwn(Line line, int from, int before) {
            String says = name + " says ";
            if (!line.text().startsWith(says)) {
                return false;
            }
            int number = Integer.parseInt(line.text().substring(says.length()));
            return number >= from && number < before;
        }

        private void talk() {
            for (int number = 0; number < most && !stop; number++) {
                next = number;
                try {
                    Thread.sleep(5); // Talk, and not a flood: the other side is to be read as well.
                    caller.say(with, text(number));
                    kept.add(text(number));
                } catch (IOException killed) {
                    // Perhaps kept and perhaps not: nobody promised anything.
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        List<Line> heard() throws IOException {
            return caller.all(with).stream()
                    .filter(line -> line.text().contains(" says "))
                    .toList();
        }
    }

    /** Until each has said so much. */
    void awaitSaid(int each) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (talkers.stream().anyMatch(talker -> talker.kept.size() < each)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("their daemons keep nothing more after " + kept());
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    /** Until each has heard what the other says from now on, or the last of it. */
    void awaitHeard() throws IOException, InterruptedException {
        List<Integer> said = talkers.stream().map(each -> each.next).toList();
        for (int i = 0; i < talkers.size(); i++) {
            Talker talker = talkers.get(i);
            Talker listener = talkers.get(1 - i);
            int wanted = Math.min(said.get(i), talker.most - 1);
            int own = said.get(1 - i);
            Instant end = Instant.now().plus(PATIENCE);
            while (listener.caller.newest(listener.with, line -> listener.isOwn(line, 0, own)).stream()
                    .noneMatch(line -> talker.isOwn(line, wanted, Integer.MAX_VALUE))) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError(listener.name + " never heard " + talker.text(wanted));
                }
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
        }
    }

    /** Ends what is still going on. */
    void end() throws InterruptedException {
        for (Talker talker : talkers) {
            talker.stop = true;
            talker.thread.join();
        }
    }

    int kept() {
        return talkers.stream().mapToInt(talker -> talker.kept.size()).sum();
    }

    /** Waits until both have everything, and holds that nothing is lost, nothing is double, and the order is one. */
    void assertThereOnceAndInOneOrder() throws IOException, InterruptedException {
        List<String> kept =
                talkers.stream().flatMap(each -> each.kept.stream()).sorted().toList();
        List<Line> ones = List.of();
        List<Line> others = List.of();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            ones = talkers.getFirst().heard();
            others = talkers.getLast().heard();
            if (ones.equals(others) && ones.size() >= kept.size()) {
                break;
            }
            Thread.sleep(2 * BETWEEN_LOOKS_MILLIS);
        }
        for (List<Line> heard : List.of(ones, others)) {
            List<String> texts = heard.stream().map(Line::text).distinct().toList();
            List<String> lost = new ArrayList<>(kept);
            lost.removeAll(new HashSet<>(texts));
            assertEquals(List.of(), lost, "lost");
            assertEquals(texts.size(), heard.size(), "doubled");
        }
        assertEquals(ones, others, "both show one order, and the same ids");
    }
}
