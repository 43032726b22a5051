package chat.warren.node.api.web;

import chat.warren.node.api.LogLine.Level;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import chat.warren.node.desk.Desk;
import chat.warren.node.desk.Gate;
import chat.warren.node.desk.Route;
import chat.warren.node.desk.Routes;
import chat.warren.node.desk.loop.Server;
import chat.warren.storage.owner.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * A running node, open to other programs of the same user, until the node ends. docs/openapi.json says what they may
 * ask.
 */
public final class LocalApi implements AutoCloseable {
    private static final int TOKEN_BYTES = 32;
    /** Enough that two runs in one profile's life are never taken for one another. */
    private static final int RUN_BYTES = 4;

    private final Path socket;
    private final OptionalInt port;

    private final Runnable ending;

    private LocalApi(Path socket, OptionalInt port, Runnable ending) {
        this.socket = socket;
        this.port = port;
        this.ending = ending;
    }

    /** What programs have to show to a node that serves the profile in this folder; empty if none does. */
    public static Optional<String> token(Path folder) {
        try {
            return ApiFiles.firstLine(new ApiFiles(folder).token());
        } catch (IOException unread) {
            return Optional.empty();
        }
    }

    /** Serves no more; the node goes on. */
    @Override
    public void close() {
        ending.run();
    }

    /**
     * Serves on a Unix socket in the profile's folder.
     *
     * @param port of the loopback address as well, if there is one; 0 for any
     */
    public static LocalApi open(RunningNode node, OptionalInt port, RandomGenerator random, InstantSource clock)
            throws ProfileException {
        ApiFiles files = new ApiFiles(node.profile().folder());
        String token = hex(random, TOKEN_BYTES);
        Server server = new Server(Desk.of(routes(node, hex(random, RUN_BYTES)), new Gate(token), clock));
        try {
            Path socket = files.placeForSocket();
            Runnable ending = once(() -> end(server, files, socket, node));
            node.whenEnding(ending);
            server.listen(socket);
            OwnerOnly.restrictFile(socket);
            OptionalInt bound = port.isPresent() ? OptionalInt.of(server.listen(port.getAsInt())) : port;
            files.write(files.token(), token + "\n");
            String tcp = bound.isPresent() ? bound.getAsInt() + "\n" : "";
            files.write(files.address(), socket + "\n" + tcp);
            return new LocalApi(socket, bound, ending);
        } catch (IOException e) {
            throw new ProfileException(
                    ProfileException.Reason.OTHER,
                    "The local API could not be opened (" + e.getMessage()
                            + "); nothing else was changed: is the port taken?",
                    e);
        }
    }

    /** Whoever serves the profile next has files of its own there. */
    private static Runnable once(Runnable ending) {
        AtomicBoolean ended = new AtomicBoolean();
        return () -> {
            if (ended.compareAndSet(false, true)) {
                ending.run();
            }
        };
    }

    static Routes routes(RunningNode node, String run) {
        List<Route> routes = new ArrayList<>(new NodeRoutes(node, run).all());
        routes.addAll(new PeopleRoutes(node.people()).all());
        routes.addAll(new ChatRoutes(node.chats()).all());
        routes.addAll(new FileRoutes(node.files()).all());
        routes.addAll(new DeviceRoutes(node.devices()).all());
        return new Routes(routes);
    }

    private static void end(Server server, ApiFiles files, Path socket, RunningNode node) {
        server.close();
        try {
            files.erase(socket);
        } catch (IOException left) {
            node.log().note(Level.WARNING, "The local API's files could not be removed; the next start does it.");
        }
    }

    private static String hex(RandomGenerator random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public Path socket() {
        return socket;
    }

    public OptionalInt port() {
        return port;
    }
}
