package chat.warren.node.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.Effort;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.OutgoingText;
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
    void startsANode() throws IOException, InterruptedException {
        home = new ProfileHome(
                folder.resolve("anna"), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        node = RunningNode.start(
                home.create("Anna", "secret".toCharArray()), new NodeOptions(new Bootstrap.Off(), false, 0));
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

    private static final String NOBODY = "00".repeat(16);

    /** One request; ME and NOTE stand for our own id and for a note's. */
    record Request(String operation, String target, String body) {
        Request(String operation, String target) {
            this(operation, target, "");
        }
    }

    /** So that every status that is described is seen. What needs a friend is seen where there are two. */
    private static final List<Request> REQUESTS = List.of(
            new Request("GET /v1/status", "/v1/status"),
            new Request("GET /v1/profile", "/v1/profile"),
            new Request("GET /v1/network", "/v1/network"),
            new Request("GET /v1/log", "/v1/log"),
            new Request("GET /v1/log", "/v1/log?most=1"),
            new Request("GET /v1/log", "/v1/log?after=0"),
            new Request("GET /v1/log", "/v1/log?most=x"),
            new Request("GET /v1/audit", "/v1/audit"),
            new Request("GET /v1/audit", "/v1/audit?most=1001"),
            new Request("GET /v1/friends", "/v1/friends"),
            new Request("GET /v1/invites", "/v1/invites"),
            new Request("POST /v1/invites", "/v1/invites", "{}"),
            new Request("POST /v1/invites", "/v1/invites", "{\"days\":30,\"forOne\":false,\"label\":\"party\"}"),
            new Request("POST /v1/invites", "/v1/invites", "{\"days\":366}"),
            new Request("GET /v1/invites", "/v1/invites"),
            new Request("DELETE /v1/invites/{invite}", "/v1/invites/" + NOBODY),
            new Request("DELETE /v1/invites/{invite}", "/v1/invites/x"),
            new Request("DELETE /v1/invites/{invite}", "/v1/invites/INVITE"),
            new Request("GET /v1/taken", "/v1/taken"),
            new Request("POST /v1/taken", "/v1/taken", "{\"invite\":\"no invite\"}"),
            new Request("POST /v1/taken", "/v1/taken", "{}"),
            new Request("DELETE /v1/taken/{taken}", "/v1/taken/" + NOBODY),
            new Request("DELETE /v1/taken/{taken}", "/v1/taken/x"),
            new Request("GET /v1/conversations", "/v1/conversations"),
            new Request(
                    "POST /v1/conversations/{friend}/messages",
                    "/v1/conversations/ME/messages",
                    "{\"text\":\"a note @me\",\"mentions\":[{\"person\":\"ME\",\"from\":7,\"length\":3}]}"),
            new Request("POST /v1/conversations/{friend}/messages", "/v1/conversations/ME/messages", "{\"text\":\"\"}"),
            new Request(
                    "POST /v1/conversations/{friend}/messages",
                    "/v1/conversations/" + NOBODY + "/messages",
                    "{\"text\":\"hello?\"}"),
            new Request("GET /v1/conversations/{friend}/messages", "/v1/conversations/ME/messages"),
            new Request("GET /v1/conversations/{friend}/messages", "/v1/conversations/x/messages"),
            new Request("PUT /v1/conversations/{friend}/read", "/v1/conversations/ME/read", "{\"upTo\":\"NOTE\"}"),
            new Request(
                    "PUT /v1/conversations/{friend}/read",
                    "/v1/conversations/ME/read",
                    "{\"upTo\":\"" + NOBODY + "\"}"),
            new Request("PUT /v1/conversations/{friend}/read", "/v1/conversations/ME/read", "{}"),
            new Request("PUT /v1/conversations/{friend}/draft", "/v1/conversations/ME/draft", "{\"replyTo\":\"NOTE\"}"),
            new Request("GET /v1/conversations", "/v1/conversations"),
            new Request("PUT /v1/conversations/{friend}/draft", "/v1/conversations/ME/draft", "{\"texts\":1}"),
            new Request("PUT /v1/conversations/{friend}/typing", "/v1/conversations/ME/typing", "{\"writing\":true}"),
            new Request("PUT /v1/conversations/{friend}/typing", "/v1/conversations/ME/typing", "{}"),
            new Request(
                    "PUT /v1/conversations/{friend}/preferences",
                    "/v1/conversations/ME/preferences",
                    "{\"muted\":false,\"archived\":false}"),
            new Request("PUT /v1/conversations/{friend}/preferences", "/v1/conversations/ME/preferences", "{}"),
            new Request(
                    "PUT /v1/conversations/{friend}/timer", "/v1/conversations/ME/timer", "{\"staysMillis\":60000}"),
            new Request("PUT /v1/conversations/{friend}/timer", "/v1/conversations/ME/timer", "{\"staysMillis\":1}"),
            new Request("GET /v1/conversations", "/v1/conversations"),
            new Request("PUT /v1/messages/{message}/reactions/{emoji}", "/v1/messages/NOTE/reactions/%F0%9F%A6%8A"),
            new Request("PUT /v1/messages/{message}/reactions/{emoji}", "/v1/messages/x/reactions/a"),
            new Request("PUT /v1/messages/{message}/reactions/{emoji}", "/v1/messages/" + NOBODY + "/reactions/a"),
            new Request("GET /v1/conversations/{friend}/messages", "/v1/conversations/ME/messages?most=1"),
            new Request("DELETE /v1/messages/{message}/reactions/{emoji}", "/v1/messages/NOTE/reactions/%F0%9F%A6%8A"),
            new Request("DELETE /v1/messages/{message}/reactions/{emoji}", "/v1/messages/x/reactions/a"),
            new Request("DELETE /v1/messages/{message}/reactions/{emoji}", "/v1/messages/" + NOBODY + "/reactions/a"),
            new Request("PUT /v1/messages/{message}", "/v1/messages/NOTE", "{\"text\":\"another note\"}"),
            new Request("PUT /v1/messages/{message}", "/v1/messages/" + NOBODY, "{\"text\":\"another note\"}"),
            new Request("PUT /v1/messages/{message}", "/v1/messages/NOTE", "{}"),
            new Request("GET /v1/messages/{message}", "/v1/messages/NOTE"),
            new Request("GET /v1/messages/{message}", "/v1/messages/x"),
            new Request("GET /v1/messages/{message}", "/v1/messages/" + NOBODY),
            new Request("GET /v1/search", "/v1/search?q=another"),
            new Request("GET /v1/search", "/v1/search?q=another&with=x"),
            new Request("DELETE /v1/messages/{message}", "/v1/messages/" + NOBODY),
            new Request("DELETE /v1/messages/{message}", "/v1/messages/x"),
            new Request("DELETE /v1/messages/{message}", "/v1/messages/NOTE"),
            new Request("GET /v1/conversations/{friend}/messages", "/v1/conversations/ME/messages"),
            new Request("GET /v1/conversations/{friend}/messages", "/v1/conversations/ME/messages"));

    /** Seen only where there are two; here it is seen that they refuse. */
    private static final List<Request> WITH_A_FRIEND = List.of(
            new Request("POST /v1/friends/{friend}/accept", "/accept"),
            new Request("POST /v1/friends/{friend}/decline", "/decline"),
            new Request("POST /v1/friends/{friend}/block", "/block"),
            new Request("POST /v1/friends/{friend}/unblock", "/unblock"),
            new Request("DELETE /v1/friends/{friend}", ""),
            new Request("PUT /v1/friends/{friend}/name", "/name", "{\"name\":\"B\",\"note\":\"tall\"}"),
            new Request(
                    "PUT /v1/friends/{friend}/permissions",
                    "/permissions",
                    "{\"call\":true,\"relay\":false,\"keep\":true}"),
            new Request("PUT /v1/friends/{friend}/visibility", "/visibility", "{\"sees\":\"relay-only\"}"),
            new Request("PUT /v1/friends/{friend}/verification", "/verification", "{\"compared\":true}"));

    @Test
    void whoServesNoMoreLeavesNothingAndTheNodeGoesOn() throws IOException, InterruptedException {
        api.close();
        assertEquals(Optional.empty(), LocalApi.token(home.folder()));
        assertFalse(Files.exists(api.socket()));
        api = LocalApi.open(node, OptionalInt.empty(), new SecureRandom(), InstantSource.system());
        assertEquals(Optional.of(token()), LocalApi.token(home.folder()));
        assertEquals(
                200,
                new Client(api.socket(), token())
                        .ask("GET", "/v1/status", Optional.empty())
                        .status());
    }

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
        String note = "";
        String invite = "";
        Path here = Files.createDirectory(folder.resolve("album"));
        Files.writeString(here.resolve("a.txt"), "a picture");
        String file = "";
        for (Request request : requests()) {
            String target = request.target()
                    .replace("ME", node.self())
                    .replace("NOTE", note)
                    .replace("FILE", file)
                    .replace("INVITE", invite);
            Reply reply = asked(
                    request,
                    target,
                    request.body()
                            .replace("NOTE", note)
                            .replace("ME", node.self())
                            .replace("HERE", here.toString()));
            complaints.addAll(description.complaints(request.operation(), reply.status(), reply.body()));
            note = note.isEmpty() && request.operation().endsWith("/messages") ? id(reply) : note;
            invite = request.operation().equals("POST /v1/invites") && reply.status() == 201 ? id(reply) : invite;
            file = request.target().equals("/v1/files") ? fileIn(reply) : file;
            described.put(request.operation(), description.statuses(request.operation()));
            seen.computeIfAbsent(request.operation(), any -> new TreeSet<>()).add(Integer.toString(reply.status()));
        }
        assertEquals(List.of(), complaints);
        MoreRequests.WITH_OTHERS.forEach((operation, status) ->
                seen.computeIfAbsent(operation, any -> new TreeSet<>()).add(status));
        FileRequests.WITH_OTHERS.forEach((operation, status) ->
                seen.computeIfAbsent(operation, any -> new TreeSet<>()).add(status));
        assertEquals(lines(described), lines(seen));
        Set<String> all = new TreeSet<>(seen.keySet());
        WITH_A_FRIEND.forEach(request -> all.add(request.operation()));
        all.addAll(DevicesApiTest.OPERATIONS);
        all.add("GET /v1/events"); // Its answer does not end; it has a test of its own below.
        assertEquals(description.operations(), all);
    }

    private static List<Request> requests() {
        List<Request> all = new ArrayList<>(REQUESTS);
        all.addAll(MoreRequests.ALL);
        all.addAll(FileRequests.ALL);
        return all;
    }

    private static String lines(Map<String, Set<String>> statuses) {
        StringBuilder lines = new StringBuilder();
        statuses.forEach((operation, all) -> lines.append(operation + " " + all + "\n"));
        return lines.toString();
    }

    private Reply asked(Request request, String target, String body) throws IOException {
        String method = request.operation().split(" ", -1)[0];
        return client.ask(method, target, Optional.of(body).filter(text -> !text.isEmpty()));
    }

    private static String fileIn(Reply reply) {
        return JsonParser.parseString(reply.body())
                .getAsJsonObject()
                .getAsJsonArray("files")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
    }

    private static String id(Reply reply) {
        return JsonParser.parseString(reply.body()).getAsJsonObject().get("id").getAsString();
    }

    @Test
    void whatIsDecidedAboutNobodyIsRefused() throws IOException {
        Description description = Description.ofDocs();
        for (Request request : WITH_A_FRIEND) {
            Reply nobody = asked(request, "/v1/friends/" + NOBODY + request.target(), request.body());
            Reply nothing = asked(request, "/v1/friends/x" + request.target(), request.body());
            assertEquals(409, nobody.status(), request.operation());
            assertEquals(400, nothing.status(), request.operation());
            assertEquals(List.of(), description.complaints(request.operation(), 409, nobody.body()));
            assertEquals(Set.of("204", "400", "409"), description.statuses(request.operation()));
        }
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
    void aStreamGoesOnWhereItsListenerWas() throws IOException, InterruptedException {
        Description description = Description.ofDocs();
        String first = node.chats().send(node.self(), OutgoingText.of("one"));
        String second = node.chats().send(node.self(), OutgoingText.of("two"));
        // An id of another run is answered by a word that something is missing, and then by all there is.
        List<JsonObject> all = heard(Optional.of("0-0"), 2);
        assertEquals("missed", all.getFirst().get("type").getAsString());
        assertEquals(1, all.getLast().get("number").getAsLong());
        String run = all.getFirst().get("id").getAsString().replaceFirst("-0$", "");
        List<String> came = new ArrayList<>();
        for (long after = 0; came.size() < 2; after++) {
            JsonObject next = heard(Optional.of(run + "-" + after), 1).getFirst();
            assertEquals(run + "-" + (after + 1), next.remove("id").getAsString(), "none is left out");
            List<String> complaints = new ArrayList<>();
            description.check("", next, description.schema("Event"), complaints);
            assertEquals(List.of(), complaints);
            if (next.get("type").getAsString().equals("message-came")) {
                came.add(next.get("message").getAsString());
            }
        }
        assertEquals(List.of(first, second), came);
    }

    @Test
    void nobodyElseMayReachItAndNothingIsLeftOfIt() throws IOException, InterruptedException {
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

    private void startsAgain() throws IOException, InterruptedException {
        node = RunningNode.start(home.open("secret".toCharArray()), new NodeOptions(new Bootstrap.Off(), false, 0));
        api = LocalApi.open(node, OptionalInt.empty(), new SecureRandom(), InstantSource.system());
    }

    @Test
    void aProfileInALongPathIsServedAsWell() throws IOException, InterruptedException {
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
