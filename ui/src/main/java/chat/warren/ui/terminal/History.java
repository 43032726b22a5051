package chat.warren.ui.terminal;

import chat.warren.node.api.Chats;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import chat.warren.ui.words.Times;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was said. */
@Command(name = "history", description = "Shows the newest messages with somebody, or your notes ('me').")
final class History extends Remote implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Whom: a name, its beginning, an id, or me.")
    private String person = "";

    @Mixin
    private final HowMany many = new HowMany();

    @Option(names = "--before", paramLabel = "PLACE", description = "Older ones than this place; --json names it.")
    private long before = -1;

    History(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        String target = "/v1/conversations/" + Persons.find(node, person) + "/messages?most="
                + many.within(Chats.MOST_IN_A_PAGE)
                + (before < 0 ? "" : "&before=" + before);
        Map<String, String> names = Persons.names(node);
        return answer(node.get(target), (page, lines) -> words(page, names, lines));
    }

    private static void words(JsonObject page, Map<String, String> names, List<String> lines) {
        for (JsonElement each : page.getAsJsonArray("messages")) {
            lines.add(line(each.getAsJsonObject(), names));
        }
    }

    /**
     * One message as one line.
     *
     * @param names of people, by id
     */
    static String line(JsonObject message, Map<String, String> names) {
        boolean own = message.get("own").getAsBoolean();
        String state = own && !text(message, "state").equals("here") ? " [" + state(message, names) + "]" : "";
        String words = message.get("gone").getAsBoolean() ? "(deleted)" : text(message, "text");
        String edited = message.get("edits").getAsLong() > 0 ? " (edited)" : "";
        return text(message, "written") + (own ? " > " : " < ") + words + files(message) + edited + state;
    }

    /** How far one of ours came, and who keeps it. */
    static String state(JsonObject message, Map<String, String> names) {
        JsonElement custody = message.get("custody");
        if (custody == null || custody.isJsonNull()) {
            return text(message, "state");
        }
        JsonObject kept = custody.getAsJsonObject();
        List<String> keepers = new ArrayList<>();
        for (JsonElement each : kept.getAsJsonArray("keepers")) {
            keepers.add(names.getOrDefault(each.getAsString(), "somebody"));
        }
        return "waits with " + together(keepers) + " until " + text(kept, "until");
    }

    /** As {@code Ben, Caro and Dora}. */
    static String together(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** A file by its name, as {@code voice message, 0:12} if that is what it is. */
    static String called(JsonObject file) {
        JsonElement millis = file.get("voiceMillis");
        return millis == null || millis.isJsonNull()
                ? text(file, "name")
                : "voice message, " + Times.length(Duration.ofMillis(millis.getAsLong()), Locale.ROOT);
    }

    private static String files(JsonObject message) {
        StringBuilder files = new StringBuilder();
        for (JsonElement each : message.getAsJsonArray("files")) {
            JsonObject file = each.getAsJsonObject();
            files.append(" [")
                    .append(called(file))
                    .append(", ")
                    .append(FileProgress.state(file))
                    .append("]");
        }
        return files.toString();
    }
}
