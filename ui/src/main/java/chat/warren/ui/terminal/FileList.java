package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.api.SharedFiles;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Files, and what shall be with them. */
@Command(
        name = "files",
        description = {
            "Shows files that were sent and received, the newest first, and how far they are.",
            "accept fetches one that a friend sent, or another device of yours; pause, resume and cancel do so with"
                    + " one on its way."
        })
final class FileList extends Remote implements Callable<Integer> {
    private static final int SHORT_ID = 8;

    /** What can be wanted. */
    enum Wish {
        list,
        accept,
        pause,
        resume,
        cancel
    }

    @Parameters(index = "0", arity = "0..1", paramLabel = "WISH", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Wish wish = Wish.list;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            description = "Which: its id, the id's beginning, or its name.")
    private String file = "";

    @Option(names = "--folder", paramLabel = "FOLDER", description = "With accept: where to put it.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--wait", description = "With accept and resume: waits until it is here, and shows how far it is.")
    private boolean wait;

    @Mixin
    private final HowMany many = new HowMany();

    FileList(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        if (wish == Wish.list) {
            return answer(
                    node.get("/v1/files?most=" + many.within(SharedFiles.MOST_IN_A_LIST)),
                    (answer, lines) -> words(answer, names(node), lines));
        }
        JsonObject found = find(all(node));
        String path = "/v1/files/" + text(found, "id");
        Instant begun = Instant.now();
        switch (wish) {
            case accept -> {
                JsonObject wanted = new JsonObject();
                folder.ifPresent(where -> wanted.addProperty(
                        "folder", where.toAbsolutePath().normalize().toString()));
                node.post(path + "/accept", wanted.toString());
            }
            case pause, resume -> node.post(path + "/" + wish.name(), "{}");
            case cancel -> node.delete(path);
            case list -> throw new IllegalStateException("it was listed already");
        }
        if (wait && (wish == Wish.accept || wish == Wish.resume)) {
            return new FileProgress(world, place.json()).await(node, List.of(found), begun);
        }
        return answer(node.get(path), (answer, lines) -> lines.add(line(answer, names(node))));
    }

    private static List<JsonObject> all(RemoteNode node) throws ProfileException {
        List<JsonObject> all = new ArrayList<>();
        for (JsonElement each :
                object(node.get("/v1/files?most=" + SharedFiles.MOST_IN_A_LIST)).getAsJsonArray("files")) {
            all.add(each.getAsJsonObject());
        }
        return all;
    }

    private JsonObject find(List<JsonObject> all) throws ProfileException {
        if (file.isEmpty()) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD,
                    "Which file is missing; nothing was done: 'warren files' shows them with their ids.");
        }
        List<JsonObject> found = all.stream()
                .filter(each ->
                        text(each, "id").startsWith(file) || text(each, "name").equals(file))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        String many = found.isEmpty() ? "There is no such file" : found.size() + " files are called so";
        throw new ProfileException(
                Reason.NOT_FOUND, many + "; nothing was done: 'warren files' shows them with their ids.");
    }

    /** Ids of people and what they are called. */
    private static List<JsonObject> names(RemoteNode node) {
        List<JsonObject> all = new ArrayList<>();
        try {
            for (JsonElement each : object(node.get("/v1/friends")).getAsJsonArray("friends")) {
                all.add(each.getAsJsonObject());
            }
        } catch (ProfileException gone) {
            // Then the files are shown without the names.
        }
        return all;
    }

    private static void words(JsonObject answer, List<JsonObject> people, List<String> lines) {
        for (JsonElement each : answer.getAsJsonArray("files")) {
            lines.add(line(each.getAsJsonObject(), people));
        }
        if (lines.isEmpty()) {
            lines.add("None yet. 'warren send-file' sends some.");
        }
    }

    private static String line(JsonObject file, List<JsonObject> people) {
        String with = people.stream()
                .filter(person -> text(person, "id").equals(text(file, "with")))
                .map(person -> text(person, "name"))
                .findFirst()
                .orElse("yourself");
        boolean own = file.get("own").getAsBoolean();
        String place = text(file, "place");
        boolean elsewhere = own && place.isEmpty() && text(file, "state").equals("offered");
        String where = elsewhere ? ", on another device of yours" : own || place.isEmpty() ? "" : ", " + place;
        String trouble = text(file, "trouble").isEmpty() ? "" : ": " + text(file, "trouble");
        return text(file, "id").substring(0, SHORT_ID) + "  " + text(file, "name")
                + (file.get("folder").getAsBoolean() ? "/" : "") + (own ? " to " : " from ") + with + ", "
                + FileProgress.state(file) + where + trouble;
    }
}
