package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How files are handled. */
@Command(name = "file-settings", description = "Shows or changes how files are handled. Sizes are in bytes.")
final class FilePreferences extends Remote implements Callable<Integer> {
    @Option(names = "--folder", paramLabel = "FOLDER", description = "Where what comes is put.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--automatic",
            paramLabel = "BYTES",
            description = "Friends' files up to that size are fetched without asking; 0 for none.")
    private Optional<Long> automatic = Optional.empty();

    @Option(
            names = "--previews",
            paramLabel = "BOOLEAN",
            description = "Whether small pictures go with what is sent, and are shown of what comes.")
    private Optional<Boolean> previews = Optional.empty();

    @Option(names = "--up", paramLabel = "BYTES", description = "What may go in a second; 0 for all that can.")
    private Optional<Long> up = Optional.empty();

    @Option(names = "--down", paramLabel = "BYTES", description = "What may come in a second; 0 for all that can.")
    private Optional<Long> down = Optional.empty();

    FilePreferences(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        JsonObject wanted = object(node.get("/v1/file-settings"));
        String before = wanted.toString();
        folder.ifPresent(where ->
                wanted.addProperty("folder", where.toAbsolutePath().normalize().toString()));
        automatic.ifPresent(bytes -> wanted.addProperty("automaticBytes", bytes));
        previews.ifPresent(shown -> wanted.addProperty("previews", shown));
        up.ifPresent(bytes -> wanted.addProperty("upBytesPerSecond", bytes));
        down.ifPresent(bytes -> wanted.addProperty("downBytesPerSecond", bytes));
        if (!wanted.toString().equals(before)) {
            node.put("/v1/file-settings", wanted.toString());
        }
        return answer(node.get("/v1/file-settings"), FilePreferences::words);
    }

    private static void words(JsonObject settings, List<String> lines) {
        long automatic = settings.get("automaticBytes").getAsLong();
        lines.add(row("folder", text(settings, "folder")));
        lines.add(row("automatic", automatic == 0 ? "nothing" : "up to " + Sizes.of(automatic)));
        lines.add(row("previews", settings.get("previews").getAsBoolean() ? "on" : "off"));
        lines.add(row("up", pace(settings, "upBytesPerSecond")));
        lines.add(row("down", pace(settings, "downBytesPerSecond")));
    }

    private static String pace(JsonObject settings, String member) {
        long bytes = settings.get(member).getAsLong();
        return bytes == 0 ? "as fast as it goes" : Sizes.of(bytes) + "/s";
    }
}
