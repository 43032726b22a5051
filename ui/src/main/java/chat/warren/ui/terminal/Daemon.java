package chat.warren.ui.terminal;

import chat.warren.node.api.Event;
import chat.warren.node.api.Events;
import chat.warren.node.api.Happening;
import chat.warren.node.api.LogLine;
import chat.warren.node.api.NetworkState;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.OpenProfile;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import chat.warren.node.api.web.LocalApi;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A node without a window. */
@Command(
        name = "daemon",
        description = {
            "Runs a node without a window, until Ctrl-C, SIGTERM or 'warren profile lock'. The other commands talk to it.",
            "It serves the local API (docs/api.md) on a Unix socket in the profile's folder."
        })
final class Daemon implements Callable<Integer> {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final World world;

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Unlocking unlocking = new Unlocking();

    @Mixin
    private final WayIn wayIn = new WayIn();

    @Mixin
    private final Belonging belonging = new Belonging();

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            description =
                    "Serves the local API on this port of 127.0.0.1 as well, for programs that know no Unix"
                            + " sockets. Other users of this machine can reach it, but not use it without the token. 0 takes any.")
    private Optional<Integer> apiPort = Optional.empty();

    @Option(names = "--verbose", description = "Prints the log as it is written, which 'warren log' shows as well.")
    private boolean verbose;

    Daemon(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        NodeOptions understood = wayIn.options(world); // Before anybody types a passphrase.
        CountDownLatch locked = new CountDownLatch(1);
        AtomicReference<Optional<ProfileException>> trouble = new AtomicReference<>(Optional.empty());
        OpenProfile profile = opened();
        profile.whenLocked(failure -> {
            trouble.set(failure);
            if (failure.isEmpty()) {
                // Said here and not by the waiting thread, which gets no turn any more after a signal.
                world.answer(place, new Json().put("running", false), List.of("Ended, and locked."));
            }
            locked.countDown();
        });
        try (profile;
                RunningNode node = RunningNode.start(profile, complete(understood))) {
            if (verbose) {
                node.log().follow(this::print);
            }
            OptionalInt wanted = apiPort.map(OptionalInt::of).orElse(OptionalInt.empty());
            LocalApi api = LocalApi.open(node, wanted, new SecureRandom(), InstantSource.system());
            tell(profile.view().name(), api);
            Events.Listener events = node.events().listenAfter(0);
            for (var next = events.next(FOR_EVER); next.isPresent(); next = events.next(FOR_EVER)) {
                next.get().forEach(this::tell);
            }
            locked.await();
        }
        if (trouble.get().isPresent()) {
            throw trouble.get().get();
        }
        return Exits.DONE;
    }

    /** A group's secret is asked for after the passphrase: on standard input it is the second line. */
    private NodeOptions complete(NodeOptions wayIn) throws ProfileException {
        return new NodeOptions(wayIn.bootstrap(), wayIn.lan(), wayIn.port(), belonging.membership(world));
    }

    private OpenProfile opened() throws ProfileException {
        var home = place.home(world);
        home.look();
        char[] passphrase = world.asking().secret("Passphrase", unlocking.source());
        try {
            return home.open(passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private void tell(String name, LocalApi api) {
        Json json = new Json()
                .put("running", true)
                .put("name", name)
                .put("process", ProcessHandle.current().pid())
                .put("socket", api.socket().toString())
                .put(
                        "port",
                        api.port().isPresent() ? Optional.of((long) api.port().getAsInt()) : Optional.empty());
        String tcp = api.port().isPresent() ? ", and on port " + api.port().getAsInt() + " of 127.0.0.1" : "";
        world.answer(
                place,
                json,
                List.of(
                        "Warren runs for " + name + ". Ctrl-C ends it, and so does 'warren profile lock'.",
                        "The local API is at " + api.socket() + tcp + "."));
    }

    private void tell(Happening happening) {
        if (happening.event() instanceof Event.NetworkChanged(NetworkState state)) {
            String word = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
            world.answer(place, new Json().put("network", word), List.of(state.sentence()));
        }
    }

    private void print(LogLine line) {
        String level = line.level().name().toLowerCase(Locale.ROOT);
        world.answer(
                place,
                new Json().put("at", line.at().toString()).put("level", level).put("text", line.text()),
                List.of(line.at() + " " + level + " " + line.text()));
    }
}
