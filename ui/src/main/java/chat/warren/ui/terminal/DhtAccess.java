package chat.warren.ui.terminal;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.DhtNode;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.ProfileException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that goes into the DHT, and the way in. */
final class DhtAccess {
    @Mixin
    private final WayIn wayIn = new WayIn();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long to look for the network before giving up (20).")
    private int seconds;

    @Option(names = "--json", description = "Answers in one JSON object a line, errors as well.")
    private boolean json;

    /** What a command does with a node. */
    @FunctionalInterface
    interface Work {
        Answer with(DhtNode node) throws ProfileException, InterruptedException;
    }

    /** What a command has to say, and how it ended. */
    record Answer(int exit, Json toPrograms, List<String> toPeople) {
        Answer {
            toPeople = List.copyOf(toPeople);
        }
    }

    /** Runs it once the network is found. */
    int run(World world, Work work) throws ProfileException, InterruptedException {
        try (DhtNode node = open(world)) {
            if (!node.awaitNetwork(Duration.ofSeconds(seconds))) {
                throw new ProfileException(
                        ProfileException.Reason.OTHER,
                        "No DHT node answered within " + seconds
                                + " seconds; nothing was asked or stored. Is this machine "
                                + "online? If WARREN_BOOTSTRAP is none, name a node with --bootstrap, or try --lan.");
            }
            return tell(world, work.with(node));
        }
    }

    /** Runs it whether there is a network or not. */
    int runAnyway(World world, Work work) throws ProfileException, InterruptedException {
        try (DhtNode node = open(world)) {
            boolean _ = node.awaitNetwork(Duration.ofSeconds(seconds));
            return tell(world, work.with(node));
        }
    }

    /** Runs it without looking for the network at all. */
    int runAlone(World world, Work work) throws ProfileException, InterruptedException {
        try (DhtNode node = DhtNode.open(new Bootstrap.Off(), false, wayIn.port(), InstantSource.system())) {
            return tell(world, work.with(node));
        }
    }

    private DhtNode open(World world) throws ProfileException {
        NodeOptions options = wayIn.options(world);
        return DhtNode.open(options.bootstrap(), options.lan(), options.port(), InstantSource.system());
    }

    private int tell(World world, Answer answer) {
        world.answer(json, answer.toPrograms(), answer.toPeople());
        return answer.exit();
    }
}
