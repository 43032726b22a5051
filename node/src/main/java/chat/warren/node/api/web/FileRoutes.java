package chat.warren.node.api.web;

import chat.warren.node.api.FileSettings;
import chat.warren.node.api.OutgoingFile;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.SharedFiles;
import chat.warren.node.desk.Answer;
import chat.warren.node.desk.Asked;
import chat.warren.node.desk.Body;
import chat.warren.node.desk.RefusedException;
import chat.warren.node.desk.Route;
import com.google.gson.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be asked about files, and wanted of them. They are named by path: nothing of them is in a request. */
final class FileRoutes {
    private static final int LIST = 50;
    /** A petabyte a second, or of one file: more than there is. */
    private static final long MOST_BYTES = 1L << 50;

    private final SharedFiles files;

    FileRoutes(SharedFiles files) {
        this.files = files;
    }

    List<Route> all() {
        String file = "/v1/files/{file}";
        return List.of(
                new Route("GET", "/v1/files", this::list),
                new Route("GET", file, asked -> Commands.told(() -> Shapes.of(files.view(asked.at("file"))))),
                new Route("POST", file + "/accept", this::accept),
                new Route("POST", file + "/pause", decided(files::pause)),
                new Route("POST", file + "/resume", decided(files::resume)),
                new Route("DELETE", file, decided(files::cancel)),
                new Route("POST", "/v1/conversations/{friend}/files", this::send),
                new Route("GET", "/v1/file-settings", asked -> Commands.told(() -> Shapes.of(files.settings()))),
                new Route("PUT", "/v1/file-settings", this::prefer));
    }

    private Answer list(Asked asked) throws RefusedException, InterruptedException {
        int most = asked.number("most", LIST, SharedFiles.MOST_IN_A_LIST);
        return Commands.told(() -> {
            JsonObject answer = new JsonObject();
            answer.add("files", Shapes.array(files.all(most)));
            return answer;
        });
    }

    /** Wants something of one file. */
    private interface Decision {
        void about(String file) throws ProfileException, InterruptedException;
    }

    private static Route.Work decided(Decision decision) {
        return asked -> {
            asked.body().nothingElse();
            return Commands.done(() -> decision.about(asked.at("file")));
        };
    }

    private Answer accept(Asked asked) throws RefusedException, InterruptedException {
        Optional<String> folder = asked.body().maybeText("folder");
        asked.body().nothingElse();
        Optional<Path> where = folder.isPresent() ? Optional.of(path(folder.get())) : Optional.empty();
        return Commands.done(() -> files.accept(asked.at("file"), where));
    }

    private Answer send(Asked asked) throws RefusedException, InterruptedException {
        Body body = asked.body();
        Optional<String> type = body.maybeText("mediaType");
        Optional<Long> voice = body.maybeNumber("voiceMillis", Integer.MAX_VALUE);
        Optional<String> preview = body.maybeText("preview");
        List<OutgoingFile> all = new ArrayList<>();
        List<String> paths = body.texts("paths");
        if (paths.size() > 1 && (type.isPresent() || voice.isPresent() || preview.isPresent())) {
            throw new RefusedException(
                    400,
                    "not-understood",
                    "The members mediaType, voiceMillis and preview are about one file, and these are several.");
        }
        for (String each : paths) {
            all.add(new OutgoingFile(path(each), type, voice, preview));
        }
        if (all.isEmpty()) {
            throw new RefusedException(400, "not-understood", "The member paths is missing, a list of texts.");
        }
        OutgoingText text = new OutgoingText(
                body.maybeText("text").orElse(""),
                ChatRoutes.mentions(body),
                body.maybeText("replyTo"),
                ChatRoutes.stay(body));
        body.nothingElse();
        return Commands.created(() -> {
            JsonObject answer = new JsonObject();
            answer.addProperty("id", files.send(asked.at("friend"), all, text));
            return answer;
        });
    }

    private Answer prefer(Asked asked) throws RefusedException, InterruptedException {
        Body body = asked.body();
        FileSettings wanted = new FileSettings(
                path(body.text("folder")),
                bytes(body, "automaticBytes"),
                body.truth("previews"),
                bytes(body, "upBytesPerSecond"),
                bytes(body, "downBytesPerSecond"));
        body.nothingElse();
        return Commands.done(() -> files.prefer(wanted));
    }

    private static long bytes(Body body, String name) throws RefusedException {
        return body.maybeNumber(name, MOST_BYTES)
                .orElseThrow(() ->
                        new RefusedException(400, "not-understood", "The member " + name + " is missing, a number."));
    }

    /** A daemon's own folder is nothing that a caller knows, so paths begin at the root. */
    private static Path path(String text) throws RefusedException {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Told below: it is no path at all.
        }
        throw new RefusedException(400, "not-understood", "Files and folders are named by whole paths.");
    }
}
