package chat.warren.bench.reach;

import chat.warren.bench.reach.Laboratory.Program;
import java.io.IOException;
import java.util.Set;

/**
 * A {@link Person}, or who speaks like one, on a host of the laboratory, and what it said of the one friend whom the
 * bench looks at.
 */
final class Friend {
    /** The two who are measured. Whoever helps them has other pairs. */
    static final String PAIR = "1";

    private static final Set<String> DIRECT = Set.of("DIRECT", "LAN");
    private static final long START_MILLIS = 60_000;
    private static final long FAREWELL_MILLIS = 10_000;

    private final Program program;
    private final String notes;
    private final String pairs;
    private long begun;
    private long heard;
    private long direct;
    private String way = "";

    /**
     * @param notes where it keeps what one run leaves to the next
     * @param pairs whom it knows: numbers and sides
     */
    Friend(Program program, String notes, String pairs) {
        this.program = program;
        this.notes = notes;
        this.pairs = pairs;
    }

    Program program() {
        return program;
    }

    void awaitReady() throws IOException, InterruptedException {
        await("ready", START_MILLIS);
    }

    /** Starts the node, with what it wrote down in a run of the same name. */
    void begin(String stranger, String run, long seed, long paceMillis) throws IOException {
        begun = 0;
        heard = 0;
        direct = 0;
        way = "";
        program.say("begin " + stranger + " " + notes + run + " " + seed + " " + paceMillis + " " + pairs);
    }

    void end() throws IOException, InterruptedException {
        program.say("end");
        await("ended", FAREWELL_MILLIS);
    }

    /** Asks, and returns what it says after the time. */
    String ask(String question) throws IOException, InterruptedException {
        program.say(question);
        return await(question, FAREWELL_MILLIS);
    }

    private String await(String what, long millis) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + millis;
        while (true) {
            String line = program.next(end - System.currentTimeMillis());
            if (line.isEmpty()) {
                throw new IOException("A friend's program does not say \"" + what + "\".");
            }
            String[] words = line.split(" ", 3);
            note(words);
            if (words[0].equals(what)) {
                return words.length > 2 ? words[2] : "";
            }
        }
    }

    /** Listens until that is so. */
    boolean awaitHeard(long end) throws InterruptedException {
        while (heard == 0 || way.isEmpty()) {
            if (!listen(end)) {
                return false;
            }
        }
        return true;
    }

    /** Listens until the friend is written to without anybody's help. */
    boolean awaitDirect(long end) throws InterruptedException {
        while (direct == 0 || heard == 0) {
            if (!listen(end)) {
                return false;
            }
        }
        return true;
    }

    private boolean listen(long end) throws InterruptedException {
        String line = program.next(end - System.currentTimeMillis());
        if (line.isEmpty()) {
            return false;
        }
        note(line.split(" ", 3));
        return true;
    }

    private void note(String[] words) {
        long at = Long.parseLong(words[1]);
        String more = words.length > 2 ? words[2] : "";
        switch (words[0]) {
            case "begun" -> begun = at;
            case "heard" -> heard = more.equals(PAIR) ? at : heard;
            case "way" -> noteWay(more, at);
            case "adrift" -> direct = more.equals(PAIR) ? 0 : direct;
            default -> {}
        }
    }

    private void noteWay(String more, long at) {
        String[] words = more.split(" ", 2);
        if (words[0].equals(PAIR)) {
            way = words[1];
            direct = !DIRECT.contains(way) ? 0 : direct == 0 ? at : direct;
        }
    }

    long begun() {
        return begun;
    }

    long heard() {
        return heard;
    }

    long direct() {
        return direct;
    }

    String way() {
        return way;
    }
}
