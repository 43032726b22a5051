package chat.warren.node.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.invite.DeviceLink;
import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.Effort;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import chat.warren.node.desk.loop.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts can ask about our own devices. Two of them are in a test of whole nodes. */
class DevicesApiTest {
    /** What the description says of devices, and is seen here. */
    static final Set<String> OPERATIONS = Set.of(
            "GET /v1/devices",
            "PUT /v1/devices/{device}/name",
            "DELETE /v1/devices/{device}",
            "POST /v1/pairing",
            "POST /v1/pairing/answer",
            "DELETE /v1/pairing",
            "PUT /v1/identity/name",
            "PUT /v1/identity/key");

    @TempDir
    Path folder;

    private final Map<String, Set<String>> seen = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    private void ask(Client client, String operation, String target, String body) throws IOException {
        String method = operation.split(" ", -1)[0];
        Client.Reply reply = client.ask(method, target, Optional.of(body).filter(text -> !text.isEmpty()));
        complaints.addAll(Description.ofDocs().complaints(operation, reply.status(), reply.body()));
        seen.computeIfAbsent(operation, any -> new TreeSet<>()).add(Integer.toString(reply.status()));
    }

    @Test
    void everyAnswerIsAsDescribed() throws IOException, InterruptedException {
        ProfileHome home =
                new ProfileHome(folder, Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        try (RunningNode node = RunningNode.start(
                home.create("Anna", "secret".toCharArray()), new NodeOptions(new Bootstrap.Off(), false, 0))) {
            LocalApi api = LocalApi.open(node, OptionalInt.empty(), new SecureRandom(), InstantSource.system());
            String token = Files.readString(folder.resolve("lock.api.token")).strip();
            Client client = new Client(api.socket(), token);
            String self = node.devices().view().devices().getFirst().id();
            String other = "00".repeat(16);
            for (String body : List.of("{\"name\":\"desk\"}", "{}")) {
                ask(client, "PUT /v1/devices/{device}/name", "/v1/devices/" + self + "/name", body);
            }
            ask(client, "PUT /v1/devices/{device}/name", "/v1/devices/" + other + "/name", "{\"name\":\"x\"}");
            ask(client, "GET /v1/devices", "/v1/devices", "");
            assertEquals("desk", node.devices().view().devices().getFirst().name());
            for (String device : List.of(self, other, "x")) {
                ask(client, "DELETE /v1/devices/{device}", "/v1/devices/" + device, "");
            }
            for (String body : List.of("{\"name\":\"Anna M.\"}", "{\"name\":\"  \"}", "{}")) {
                ask(client, "PUT /v1/identity/name", "/v1/identity/name", body);
            }
            assertEquals("Anna M.", node.profile().view().name());
            IdentityKey stranger = IdentityKey.generate(new SecureRandom());
            String link = DeviceLink.create(stranger.identity(), Instant.now(), new SecureRandom())
                    .toText();
            for (String body : List.of("{\"link\":\"" + link + "\"}", "{\"link\":\"no link\"}", "{}")) {
                ask(client, "POST /v1/pairing", "/v1/pairing", body);
            }
            ask(client, "GET /v1/devices", "/v1/devices", "");
            for (String body : List.of("{\"same\":true}", "{}")) {
                ask(client, "POST /v1/pairing/answer", "/v1/pairing/answer", body);
            }
            ask(client, "DELETE /v1/pairing", "/v1/pairing", "");
            String words = String.join(" ", node.profile().recoveryWords());
            String others = String.join(" ", stranger.recoveryWords(WordList.english()));
            for (String each : List.of(words, others, "no words")) {
                ask(client, "PUT /v1/identity/key", "/v1/identity/key", "{\"words\":\"" + each + "\"}");
            }
        }
        assertEquals(List.of(), complaints);
        // These two need a second device.
        seen.getOrDefault("DELETE /v1/devices/{device}", Set.of()).add("204");
        seen.getOrDefault("POST /v1/pairing/answer", Set.of()).add("204");
        Map<String, Set<String>> described = new TreeMap<>();
        for (String operation : OPERATIONS) {
            described.put(operation, Description.ofDocs().statuses(operation));
        }
        assertEquals(described, seen);
    }
}
