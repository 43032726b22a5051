package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Waits for files, and shows how far they are. */
final class FileProgress {
    private static final int WIDTH = 100;
    private static final Set<String> ENDS = Set.of("done", "failed", "cancelled");

    private final World world;
    private final boolean json;

    FileProgress(World world, boolean json) {
        this.world = world;
        this.json = json;
    }

    /** Until each has ended; what happened before the beginning does not count. */
    int await(RemoteNode node, List<JsonObject> files, Instant begun) throws ProfileException {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> states = new LinkedHashMap<>();
        for (JsonObject file : files) {
            names.put(Remote.text(file, "id"), Remote.text(file, "name"));
            states.put(Remote.text(file, "id"), Remote.text(file, "state"));
        }
        if (!states.values().stream().allMatch("done"::equals)) {
            node.listenFromTheBeginning(document -> {
                JsonObject event = Remote.object(document);
                String file = Remote.text(event, "file");
                if (!Remote.text(event, "type").equals("file-moved")
                        || !names.containsKey(file)
                        || Instant.parse(Remote.text(event, "at")).isBefore(begun)) {
                    return true;
                }
                states.put(file, Remote.text(event, "state"));
                show(document, names.get(file), event);
                return !ENDS.containsAll(states.values());
            });
        }
        return states.values().stream().allMatch("done"::equals) ? Exits.DONE : Exits.NOT_POSSIBLE;
    }

    private void show(String document, String name, JsonObject event) {
        boolean end = ENDS.contains(Remote.text(event, "state"));
        if (json) {
            world.out().println(Json.ascii(document.strip()));
        } else if (end) {
            world.out()
                    .println((world.asking().hasTerminal() ? "\r" : "")
                            + padded(Remote.shown(name + ": " + state(event))));
        } else if (world.asking().hasTerminal()) {
            world.out().print("\r" + padded(Remote.shown(name + ": " + state(event))));
        }
        world.out().flush();
    }

    private static String padded(String line) {
        return line + " ".repeat(Math.max(0, WIDTH - line.length()));
    }

    /** How far, in words. */
    static String state(JsonObject file) {
        long bytes = file.get("bytes").getAsLong();
        long done = file.get("done").getAsLong();
        String state = Remote.text(file, "state");
        String far = done == 0 || done == bytes ? Sizes.of(bytes) : Sizes.of(done) + " of " + Sizes.of(bytes);
        long aSecond = file.get("bytesPerSecond").getAsLong();
        return far + ", " + state + (state.equals("running") && aSecond > 0 ? " at " + Sizes.of(aSecond) + "/s" : "");
    }
}
