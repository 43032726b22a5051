package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import chat.warren.ui.picture.Thumbnail;
import chat.warren.ui.voice.UnplayableException;
import chat.warren.ui.voice.VoiceFile;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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

    @Option(
            names = "--voice",
            description = "One file, Ogg with Opus: shown as a voice message and played in the conversation.")
    private boolean voice;

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
        if (voice) {
            wanted.addProperty("voiceMillis", millis());
            wanted.addProperty("mediaType", VoiceFile.MEDIA_TYPE);
        } else if (paths.size() == 1) {
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
        List<JsonObject> sent = new ArrayList<>();
        object(node.get("/v1/messages/" + message))
                .getAsJsonObject("message")
                .getAsJsonArray("files")
                .forEach(file -> sent.add(file.getAsJsonObject()));
        return new FileProgress(world, place.json()).await(node, sent, begun);
    }

    /** How long the one file sounds, which has to be what it is said to be. */
    private long millis() throws ProfileException {
        if (paths.size() != 1) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_UNDERSTOOD, "A voice message is one file; nothing was sent.");
        }
        Path path = paths.getFirst();
        try (InputStream in = Files.newInputStream(path)) {
            return VoiceFile.read(in.readNBytes(VoiceFile.MOST_BYTES + 1)).millis();
        } catch (UnplayableException e) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_UNDERSTOOD,
                    path + " is no voice message (" + e.getMessage() + "); nothing was sent: leave out --voice.",
                    e);
        } catch (IOException e) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_FOUND, path + " cannot be read; nothing was sent.", e);
        }
    }
}
