package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said with one person, as lines for a terminal. Messages are numbered as they are shown, so that others can be
 * meant by number. Safe to share between the thread that reads keys and the one that hears events.
 */
final class Conversation {
    private static final int AT_FIRST = 20;
    /** Who is told of a message finds it among so many, also when a whole evening's worth has come at once. */
    private static final int LATELY = 50;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final RemoteNode node;
    private final ZoneId zone;
    private final Mentions mentions;
    private final String with;
    private final String name;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private LocalDate day = LocalDate.MIN;
    private Optional<String> theirLast = Optional.empty();
    private Optional<String> ownLast = Optional.empty();
    private String told = "";

    Conversation(RemoteNode node, String with, String name, Mentions mentions, ZoneId zone) {
        this.node = node;
        this.with = with;
        this.name = name;
        this.zone = zone;
        this.mentions = mentions;
    }

    String with() {
        return with;
    }

    String name() {
        return name;
    }

    /** The newest messages, oldest first. */
    synchronized List<String> begin() throws ProfileException {
        List<String> lines = new ArrayList<>();
        for (JsonElement each : page(AT_FIRST)) {
            show(each.getAsJsonObject(), "", lines);
        }
        seen();
        return lines;
    }

    private JsonArray page(int most) throws ProfileException {
        return Remote.object(node.get(path() + "/messages?most=" + most)).getAsJsonArray("messages");
    }

    private String path() {
        return "/v1/conversations/" + with;
    }

    /** What an event of the node's says about this conversation. */
    synchronized List<String> happened(JsonObject event) throws ProfileException {
        List<String> lines = new ArrayList<>();
        if (!Remote.text(event, "with").equals(with)) {
            return lines;
        }
        Optional<JsonObject> message = find(Remote.text(event, "message"));
        switch (Remote.text(event, "type")) {
            case "message-came" -> {
                // What came while the page was read is on it already.
                message.filter(come -> !numbers.containsKey(Remote.text(come, "id")))
                        .ifPresent(come -> show(come, "", lines));
                if (!event.get("own").getAsBoolean()) {
                    seen();
                }
            }
            case "message-changed" -> message.ifPresent(changed -> show(changed, "now ", lines));
            case "message-moved" -> message.ifPresent(moved -> moved(moved, lines));
            case "conversation-changed" -> find(ownLast.orElse("")).ifPresent(read -> moved(read, lines)); // How far.
            default -> {}
        }
        return lines;
    }

    private Optional<JsonObject> find(String id) throws ProfileException {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        for (JsonElement each : page(LATELY)) {
            if (Remote.text(each.getAsJsonObject(), "id").equals(id)) {
                return Optional.of(each.getAsJsonObject());
            }
        }
        return Optional.empty();
    }

    /** How far the newest of ours came: older ones came at least as far, and nobody wants to read it of each. */
    private void moved(JsonObject message, List<String> lines) {
        String id = Remote.text(message, "id");
        String state = Remote.text(message, "state");
        if (ownLast.equals(Optional.of(id)) && !told.equals(id + state)) {
            told = id + state;
            lines.add("    [" + numbers.get(id) + "] " + state.replace('-', ' '));
        }
    }

    private void show(JsonObject message, String change, List<String> lines) {
        String id = Remote.text(message, "id");
        boolean own = message.get("own").getAsBoolean();
        int number = numbers.computeIfAbsent(id, any -> numbers.size() + 1);
        if (own && change.isEmpty()) {
            ownLast = Optional.of(id);
        } else if (change.isEmpty()) {
            theirLast = Optional.of(id);
        }
        ZonedDateTime written = Instant.parse(Remote.text(message, "written")).atZone(zone);
        if (!written.toLocalDate().equals(day)) {
            day = written.toLocalDate();
            lines.add("    " + day);
        }
        String head = "[" + number + "] " + TIME.format(written) + " " + (own ? "me" : name) + ": ";
        String text = message.get("gone").getAsBoolean() ? "(deleted)" : Remote.text(message, "text");
        List<String> words = text.lines().toList();
        lines.add(head + change + reply(message) + (words.isEmpty() ? "" : words.getFirst()) + after(message, words));
        words.stream().skip(1).forEach(line -> lines.add(" ".repeat(head.length()) + line));
    }

    private String reply(JsonObject message) {
        Integer number = numbers.get(Remote.text(message, "replyTo"));
        return number == null ? "" : "(to " + number + ") ";
    }

    private static String after(JsonObject message, List<String> words) {
        StringBuilder after = new StringBuilder(words.size() > 1 ? " ..." : "");
        if (message.get("edits").getAsLong() > 0) {
            after.append(" (edited)");
        }
        if (!message.get("own").getAsBoolean() && meansUs(message)) {
            after.append(" (mentions you)");
        }
        for (JsonElement each : message.getAsJsonArray("files")) {
            JsonObject file = each.getAsJsonObject();
            after.append(" <")
                    .append(History.called(file))
                    .append(", ")
                    .append(Sizes.of(file.get("bytes").getAsLong()))
                    .append(", ")
                    .append(Remote.text(file, "state"))
                    .append(">");
        }
        for (JsonElement each : message.getAsJsonArray("reactions")) {
            after.append(" ").append(Remote.text(each.getAsJsonObject(), "emoji"));
        }
        return after.toString();
    }

    private static boolean meansUs(JsonObject message) {
        for (JsonElement each : message.getAsJsonArray("mentions")) {
            if (each.getAsJsonObject().get("own").getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    /** All that is known about a message. */
    List<String> about(String message) throws ProfileException {
        return AboutMessage.lines(Remote.object(node.get("/v1/messages/" + message)), Persons.names(node)).stream()
                .map(line -> "    " + line)
                .toList();
    }

    private void seen() throws ProfileException {
        if (theirLast.isPresent()) {
            JsonObject upTo = new JsonObject();
            upTo.addProperty("upTo", theirLast.get());
            node.put(path() + "/read", upTo.toString());
        }
    }

    /** We write, or have stopped. */
    void typing(boolean writing) throws ProfileException {
        JsonObject typing = new JsonObject();
        typing.addProperty("writing", writing);
        node.put(path() + "/typing", typing.toString());
    }

    void say(String words, Optional<String> replyTo) throws ProfileException {
        JsonObject text = mentions.message(words);
        replyTo.ifPresent(id -> text.addProperty("replyTo", id));
        node.post(path() + "/messages", text.toString());
    }

    void send(Path file) throws ProfileException {
        JsonArray paths = new JsonArray();
        paths.add(file.toAbsolutePath().toString());
        JsonObject wanted = new JsonObject();
        wanted.add("paths", paths);
        node.post(path() + "/files", wanted.toString());
    }

    /** Fetches what came with a message. */
    void fetch(String message) throws ProfileException {
        Optional<JsonObject> found = find(message);
        if (found.isPresent()) {
            for (JsonElement each : found.get().getAsJsonArray("files")) {
                node.post("/v1/files/" + Remote.text(each.getAsJsonObject(), "id") + "/accept", "{}");
            }
        }
    }

    void edit(String message, String words) throws ProfileException {
        JsonObject text = mentions.message(words);
        node.put("/v1/messages/" + message, text.toString());
    }

    void delete(String message) throws ProfileException {
        node.delete("/v1/messages/" + message);
    }

    void react(String message, String emoji) throws ProfileException {
        node.put("/v1/messages/" + message + "/reactions/" + Remote.encoded(emoji), "{}");
    }

    /** The message of that number. */
    synchronized Optional<String> numbered(int number) {
        return numbers.entrySet().stream()
                .filter(each -> each.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    synchronized Optional<String> theirLast() {
        return theirLast;
    }

    synchronized Optional<String> ownLast() {
        return ownLast;
    }
}
