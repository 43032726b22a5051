package chat.warren.ui.terminal;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.DhtNode;
import chat.warren.node.api.ProfileException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command that goes into the DHT, and the way in. */
final class DhtAccess {
    @Option(
            names = "--bootstrap",
            paramLabel = "NODES",
            description =
                    "Where to begin: none, or host:port,host:port. Without it: WARREN_BOOTSTRAP, else public nodes.")
    private Optional<String> bootstrap = Optional.empty();

    @Option(names = "--lan", description = "Asks the neighbours on the local network as well.")
    private boolean lan;

    @Option(names = "--port", paramLabel = "PORT", description = "The UDP port to use; any without it.")
    private int port;

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
        try (DhtNode node = DhtNode.open(new Bootstrap.Off(), false, port, InstantSource.system())) {
            return tell(world, work.with(node));
        }
    }

    private DhtNode open(World world) throws ProfileException {
        Optional<String> given =
                bootstrap.or(() -> Optional.ofNullable(world.environment().get(Bootstrap.VARIABLE)));
        return DhtNode.open(Bootstrap.parse(given), lan, port, InstantSource.system());
    }

    private int tell(World world, Answer answer) {
        world.answer(json, answer.toPrograms(), answer.toPeople());
        return answer.exit();
    }
}
