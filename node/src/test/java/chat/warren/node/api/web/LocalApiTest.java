package chat.warren.node.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.Effort;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import chat.warren.node.desk.loop.Client;
import chat.warren.node.desk.loop.Client.Reply;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The local API of a real node, over its real socket, held against docs/openapi.json. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are looked at as POSIX has them")
class LocalApiTest {
    @TempDir
    Path folder;

    private ProfileHome home;
    private RunningNode node;
    private LocalApi api;
    private Client client;

    @BeforeEach
    void startsANode() throws IOException {
        home = new ProfileHome(
                folder.resolve("anna"), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        node = RunningNode.start(
                home.create("Anna", "secret".toCharArray()),
                new NodeOptions(new Bootstrap.Off(), false, 0),
                InstantSource.system());
        api = LocalApi.open(node, OptionalInt.empty(), new SecureRandom(), InstantSource.system());
        client = new Client(api.socket(), token());
    }

    @AfterEach
    void endsIt() throws IOException {
        node.close();
    }

    private String token() throws IOException {
        return Files.readString(home.folder().resolve("lock.api.token")).strip();
    }

    /** What was asked for each operation, so that every status that is described is seen. */
    private static final Map<String, List<String>> TARGETS = Map.of(
            "GET /v1/status", List.of("/v1/status"),
            "GET /v1/profile", List.of("/v1/profile"),
            "GET /v1/network", List.of("/v1/network"),
            "GET /v1/log",
                    List.of("/v1/log", "/v1/log?most=1", "/v1/log?after=0", "/v1/log?most=x", "/v1/log?after=-1"),
            "GET /v1/audit", List.of("/v1/audit", "/v1/audit?most=1001"));

    @Test
    void theDescriptionNamesEveryRouteAndNoOther() throws IOException {
        Set<String> served = LocalApi.routes(node, "0").all().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Description.ofDocs().operations(), served);
    }

    @Test
    void everyAnswerIsAsDescribedAndEveryDescribedStatusIsSeen() throws IOException {
        Description description = Description.ofDocs();
        List<String> complaints = new ArrayList<>();
        Map<String, Set<String>> seen = new TreeMap<>();
        Map<String, Set<String>> described = new TreeMap<>();
        for (var each : TARGETS.entrySet()) {
            String operation = each.getKey();
            described.put(operation, description.statuses(operation));
            for (String target : each.getValue()) {
                Reply reply = client.ask(operation.split(" ", -1)[0], target, Optional.empty());
                complaints.addAll(description.complaints(operation, reply.status(), reply.body()));
                seen.computeIfAbsent(operation, any -> new TreeSet<>()).add(Integer.toString(reply.status()));
            }
        }
        assertEquals(List.of(), complaints);
        assertEquals(described, seen);
        Set<String> all = new TreeSet<>(TARGETS.keySet());
        all.add("GET /v1/events"); // Its answer does not end; it has a test of its own below.
        assertEquals(description.operations(), all);
    }

    @Test
    void whatIsNotThereIsAProblemAsDescribed() throws IOException {
        Description description = Description.ofDocs();
        for (String[] asked :
                new String[][] {{"GET", "/v1/nothing"}, {"POST", "/v1/status"}, {"GET", "/v1/log?most=%"}}) {
            Reply reply = client.ask(asked[0], asked[1], Optional.empty());
            assertTrue(reply.status() >= 400 && reply.status() < 500, reply.toString());
            List<String> complaints = new ArrayList<>();
            description.check("", JsonParser.parseString(reply.body()), description.schema("Problem"), complaints);
            assertEquals(List.of(), complaints);
        }
    }

    private List<JsonObject> heard(Optional<String> after, int count) throws IOException {
        List<JsonObject> events = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        assertEquals(Optional.empty(), client.listen("/v1/events", after, line -> {
            if (line.startsWith("id: ")) {
                ids.add(line.substring(4));
            }
            if (line.startsWith("data: ")) {
                JsonObject event = JsonParser.parseString(line.substring(6)).getAsJsonObject();
                event.addProperty("id", ids.getLast());
                events.add(event);
            }
            return events.size() < count;
        }));
        return events;
    }

    @Test
    void aStreamGoesOnWhereItsListenerWas() throws IOException {
        // Whatever id is not of this run is answered by a word that something is missing, and then all there is.
        node.log().note(chat.warren.node.api.LogLine.Level.INFO, "no event");
        JsonObject missed = heard(Optional.of("0-0"), 1).getFirst();
        assertEquals("missed", missed.get("type").getAsString());
        String run = missed.get("id").getAsString().replaceFirst("-0$", "");
        Thread ending = Thread.ofVirtual().unstarted(() -> {
            try {
                node.close();
            } catch (ProfileException e) {
                throw new AssertionError(e);
            }
        });
        ending.start();
        List<JsonObject> last = heard(Optional.of(run + "-0"), 100);
        assertEquals(1, last.size());
        assertEquals("locked", last.getFirst().get("type").getAsString());
        assertEquals(run + "-1", last.getFirst().get("id").getAsString());
    }

    @Test
    void nobodyElseMayReachItAndNothingIsLeftOfIt() throws IOException {
        for (String name : List.of("lock.api", "lock.api.token", "lock.api.address")) {
            Path file = home.folder().resolve(name);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), name);
        }
        assertEquals(
                "Anna",
                JsonParser.parseString(RemoteNode.of(home).get("/v1/profile"))
                        .getAsJsonObject()
                        .get("name")
                        .getAsString());
        String before = token();
        node.close();
        try (var files = Files.list(home.folder())) {
            assertEquals(
                    List.of(),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("lock."))
                            .toList());
        }
        assertEquals(
                Reason.NOT_RUNNING,
                assertThrows(ProfileException.class, () -> RemoteNode.of(home)).reason());
        startsAgain();
        assertFalse(token().equals(before), "a token dies with its run");
        assertEquals(401, client.ask("GET", "/v1/status", Optional.empty()).status());
    }

    private void startsAgain() throws IOException {
        node = RunningNode.start(
                home.open("secret".toCharArray()),
                new NodeOptions(new Bootstrap.Off(), false, 0),
                InstantSource.system());
        api = LocalApi.open(node, OptionalInt.empty(), new SecureRandom(), InstantSource.system());
    }

    @Test
    void aProfileInALongPathIsServedAsWell() throws IOException {
        node.close();
        Path deep = folder.resolve("a".repeat(60)).resolve("b".repeat(60));
        home = new ProfileHome(deep, Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        home.create("Anna", "secret".toCharArray()).close();
        startsAgain();
        assertFalse(api.socket().startsWith(deep));
        assertTrue(RemoteNode.of(home).get("/v1/status").contains("Anna"));
        node.close();
        assertFalse(Files.exists(api.socket().getParent()), "its folder goes with it");
    }
}
