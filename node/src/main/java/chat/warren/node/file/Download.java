package chat.warren.node.file;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.FileFrame.Span;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.HashTree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Which blocks of one content to ask of whom, until all are there. Blocks are asked for in their order, each of one
 * source; towards the end of all sources, so that the slowest does not keep the others waiting.
 *
 * @param <S> what stands for a source
 */
final class Download<S> {
    /** The first asks, before anything is known of a source: one megabyte. */
    private static final int FIRST_WINDOW = 16;
    /** 64 megabytes on their way are enough for a gigabit around the world. */
    private static final int WIDEST_WINDOW = 1024;
    /** So much more than what came during the last while is asked for, that no source runs dry. */
    private static final Duration AHEAD = Duration.ofSeconds(3);
    /** A source that sends nothing for so long has trouble; others are asked for what it owes. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Fewer asks of more blocks: one ask is as long as a block's header. */
    private static final int SHORTEST_ASK = 8;

    /** What the caller must do next. */
    sealed interface Output<S> {}

    record Ask<S>(S source, Span span) implements Output<S> {}

    /** The source is not asked any more, because it sent what is not in the content. */
    record Dropped<S>(S source) implements Output<S> {}

    /** What it owes is not wanted any more. */
    record Withdraw<S>(S source) implements Output<S> {}

    /** Somebody we ask, and what is between us. */
    private static final class Giver {
        final BitSet has;
        final BitSet owes = new BitSet();
        int owed; // How many those are.
        int window = FIRST_WINDOW;
        int came;
        Instant since;
        Instant last;

        Giver(BitSet has, Instant now) {
            this.has = has;
            this.since = now;
            this.last = now;
        }

        void owe(int first, int end) {
            owes.set(first, end);
            owed = owes.cardinality(); // They may owe some of them already; asks are few.
        }

        void gave(int block) {
            if (owes.get(block)) {
                owes.clear(block);
                owed--;
            }
        }

        void oweNothing() {
            owes.clear();
            owed = 0;
        }
    }

    private final Content content;
    private final BitSet there;
    private final BitSet asked; // Or there; what is in neither is to be asked for.
    private final Map<S, Giver> givers = new LinkedHashMap<>();
    private final Queue<Output<S>> outputs = new ArrayDeque<>();
    private boolean paused;
    private int open;
    private int arrived; // How many are there: counting them again for each would take longer than checking it.

    /** Begins with a folder's manifest, and with nothing else before {@link #openAll}. */
    Download(Content content, BitSet there) {
        this.content = content;
        this.open = content.isFolder() ? content.manifestBlocks() : content.blocks();
        this.there = (BitSet) there.clone();
        this.asked = (BitSet) there.clone();
        this.arrived = there.cardinality();
    }

    /** A source is there, or has more than before. */
    void has(S source, List<Span> spans, Instant now) {
        BitSet blocks = new BitSet();
        for (Span span : spans) {
            blocks.set(span.first(), Math.min(span.end(), content.blocks()));
        }
        Giver giver = givers.get(source);
        if (giver == null) {
            givers.put(source, new Giver(blocks, now));
        } else {
            giver.has.or(blocks);
        }
        ask(now);
    }

    /** A source is away, or gives nothing: what it owes is asked of others. */
    void gone(S source, Instant now) {
        Giver giver = givers.remove(source);
        if (giver != null) {
            asked.andNot(giver.owes);
            givers.values().forEach(other -> asked.or(other.owes));
            ask(now);
        }
    }

    /** The manifest is there, and it is known where the rest goes. */
    void openAll(Instant now) {
        open = content.blocks();
        ask(now);
    }

    void pause(boolean pause, Instant now) {
        if (pause) {
            stop();
        } else {
            paused = false;
            givers.values().forEach(giver -> giver.last = now);
            ask(now);
        }
    }

    private void stop() {
        paused = true;
        for (Map.Entry<S, Giver> each : givers.entrySet()) {
            if (!each.getValue().owes.isEmpty()) {
                outputs.add(new Withdraw<>(each.getKey()));
                each.getValue().oweNothing();
            }
        }
        asked.clear();
        asked.or(there);
    }

    /** Only these are there after all. Pauses; when it goes on, the rest is asked for again. */
    void goBack(BitSet sure) {
        there.clear();
        there.or(sure);
        arrived = there.cardinality();
        stop();
    }

    /**
     * A block came.
     *
     * @return whether it is new and right: then it is to be written
     */
    boolean receive(S source, FileFrame.Block block, Instant now) {
        Giver giver = givers.get(source);
        int number = block.number();
        if (giver == null) {
            return false; // Not any more, or never.
        }
        try {
            HashTree.check(content, number, block.bytes(), block.proof());
        } catch (MalformedException lie) {
            outputs.add(new Dropped<>(source));
            gone(source, now);
            return false;
        }
        givers.values().forEach(each -> each.gave(number));
        giver.last = now;
        giver.came++;
        measure(giver, now);
        boolean fresh = !there.get(number);
        there.set(number);
        asked.set(number);
        arrived += fresh ? 1 : 0;
        ask(now);
        return fresh;
    }

    private static void measure(Giver giver, Instant now) {
        Duration time = Duration.between(giver.since, now);
        if (giver.came >= giver.window / 2 && time.isPositive()) {
            double aSecond = giver.came * 1e9 / time.toNanos();
            double wanted = aSecond * AHEAD.toSeconds();
            giver.window = (int) Math.clamp(wanted, FIRST_WINDOW, WIDEST_WINDOW);
            giver.came = 0;
            giver.since = now;
        }
    }

    private void ask(Instant now) {
        if (paused) {
            return;
        }
        for (Map.Entry<S, Giver> each : givers.entrySet()) {
            Giver giver = each.getValue();
            int room = giver.window - giver.owed;
            if (room < Math.min(SHORTEST_ASK, giver.window / 2)) {
                continue;
            }
            if (giver.owes.isEmpty()) {
                giver.last = now;
            }
            askFor(each.getKey(), giver, asked, room);
            if (giver.owes.isEmpty() && !isComplete()) {
                // Towards the end everything is asked for already: then again, of those who have nothing else to do.
                askFor(each.getKey(), giver, there, room);
            }
        }
    }

    /** Asks for blocks that the source has and that are not settled yet, lowest first. */
    private void askFor(S source, Giver giver, BitSet settled, int most) {
        int room = most;
        int first = giver.has.nextSetBit(settled.nextClearBit(0));
        while (first >= 0 && first < open && room > 0) {
            if (settled.get(first)) {
                first = giver.has.nextSetBit(settled.nextClearBit(first));
                continue;
            }
            int end = Math.min(Math.min(giver.has.nextClearBit(first), first + room), open);
            int next = settled.nextSetBit(first);
            end = next < 0 ? end : Math.min(end, next);
            outputs.add(new Ask<>(source, new Span(first, end - first)));
            giver.owe(first, end);
            asked.set(first, end);
            room -= end - first;
            first = giver.has.nextSetBit(end);
        }
    }

    /** Takes from sources that have fallen silent what they owe. */
    void advanceTo(Instant now) {
        boolean any = false;
        for (Map.Entry<S, Giver> each : givers.entrySet()) {
            Giver giver = each.getValue();
            if (!giver.owes.isEmpty() && !giver.last.plus(PATIENCE).isAfter(now)) {
                outputs.add(new Withdraw<>(each.getKey()));
                asked.andNot(giver.owes);
                giver.oweNothing();
                giver.window = FIRST_WINDOW;
                giver.last = now;
                any = true;
            }
        }
        if (any) {
            givers.values().forEach(giver -> asked.or(giver.owes));
            ask(now);
        }
    }

    Instant deadline() {
        Instant first = Instant.MAX;
        for (Giver giver : givers.values()) {
            Instant end = giver.last.plus(PATIENCE);
            if (!giver.owes.isEmpty() && end.isBefore(first)) {
                first = end;
            }
        }
        return first;
    }

    /** What to do next, until it is empty. */
    Queue<Output<S>> outputs() {
        return outputs;
    }

    Set<S> sources() {
        return givers.keySet();
    }

    BitSet there() {
        return there;
    }

    int arrived() {
        return arrived;
    }

    /** Blocks of what is wanted first, a folder's manifest, may be all there while the rest is not. */
    boolean hasAll(int first, int end) {
        return there.nextClearBit(first) >= end;
    }

    boolean isComplete() {
        return arrived == content.blocks();
    }
}
