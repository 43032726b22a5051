package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import chat.warren.ui.picture.Thumbnail;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends files. */
@Command(
        name = "send-file",
        description = {
            "Sends files or folders to a friend, of any size. They stay where they are and have to,",
            "until the friend has them; an interruption of either side does no harm."
        })
final class SendFile extends Remote implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "Whom: a name, its beginning, or an id.")
    private String person = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
    private List<Path> paths = List.of();

    @Option(names = "--text", paramLabel = "WORDS", description = "What to say with them.")
    private String text = "";

    @Option(names = "--wait", description = "Waits until the friend has them, and shows how far they are.")
    private boolean wait;

    SendFile(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        String id = Persons.find(node, person);
        JsonObject wanted = new JsonObject();
        JsonArray all = new JsonArray();
        paths.forEach(path -> all.add(path.toAbsolutePath().normalize().toString()));
        wanted.add("paths", all);
        wanted.addProperty("text", text);
        if (paths.size() == 1) {
            Thumbnail.of(paths.getFirst()).ifPresent(preview -> wanted.addProperty("preview", preview));
        }
        Instant begun = Instant.now();
        String reply = node.post("/v1/conversations/" + id + "/files", wanted.toString());
        int exit =
                answer(reply, (answer, lines) -> lines.add("Kept, and fetched as soon as there is a way and a yes."));
        if (!wait) {
            return exit;
        }
        String message = text(object(reply), "id");
        List<JsonObject> sent = FileList.all(node).stream()
                .filter(file -> text(file, "message").equals(message))
                .toList();
        return new FileProgress(world, place.json()).await(node, sent, begun);
    }
}
