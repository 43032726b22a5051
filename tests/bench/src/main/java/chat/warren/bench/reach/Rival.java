package chat.warren.bench.reach;

import chat.warren.bench.reach.Laboratory.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Others who connect friends without a server, by their own programs and their own public nodes, in the same
 * laboratory.
 */
enum Rival {
    /** npm's, which Keet runs on. */
    HYPERDHT(49_737),
    /** Debian's, which qTox runs on. */
    TOXCORE(33_445);

    /** A lookup there wants a few. */
    private static final int NODES = 4;

    private static final long START_MILLIS = 30_000;

    private final int port;

    Rival(int port) {
        this.port = port;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    private List<String> program(Path root) throws IOException, InterruptedException {
        Path peers = root.resolve("tests").resolve("bench").resolve("peers");
        return switch (this) {
            case HYPERDHT ->
                List.of("node", peers.resolve("hyperdht_friend.mjs").toString());
            case TOXCORE -> List.of(compiled(peers.resolve("toxcore_friend.c")).toString());
        };
    }

    private static Path compiled(Path source) throws IOException, InterruptedException {
        Path program = Files.createTempFile("warren-rival", "");
        Process compiler = new ProcessBuilder("gcc", "-O2", "-o", program.toString(), source.toString(), "-ltoxcore")
                .inheritIO()
                .start();
        if (compiler.waitFor() != 0) {
            throw new IOException("It does not compile: are gcc and Debian's libtoxcore-dev installed?");
        }
        return program;
    }

    /** Two friends, and the nodes that they meet by, on the laboratory's first public hosts. */
    Party party(Laboratory lab, Path root) throws IOException, InterruptedException {
        List<String> program = program(root);
        List<String> known = new ArrayList<>();
        for (int i = 1; i <= NODES; i++) {
            String own = Cell.host(i) + ":" + port;
            List<String> command = new ArrayList<>(program);
            command.addAll(List.of("node", own));
            command.addAll(known);
            Program node = lab.start("pub" + i, command);
            String[] there = node.next(START_MILLIS).split(" ", -1);
            if (!there[0].equals("there")) {
                throw new IOException(title() + " does not start: is npm ci done in tests/bench/peers?");
            }
            known.add(there.length > 2 ? own + ":" + there[2] : own);
        }
        List<String> command = new ArrayList<>(program);
        command.add("friend");
        List<Friend> both = List.of(
                new Friend(lab.start("left", command), "none", Friend.PAIR + ":FIRST"),
                new Friend(lab.start("right", command), "none", Friend.PAIR + ":SECOND"));
        return new Party(both, String.join(",", known));
    }
}
