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
        Map<String, JsonObject> wanted = new LinkedHashMap<>();
        Map<String, String> states = new LinkedHashMap<>();
        for (JsonObject file : files) {
            wanted.put(Remote.text(file, "id"), file);
            states.put(Remote.text(file, "id"), isDone(file) ? "done" : "");
        }
        if (states.containsValue("")) {
            node.listenFromTheBeginning(document -> {
                JsonObject event = Remote.object(document);
                String file = Remote.text(event, "file");
                if (!Remote.text(event, "type").equals("file-moved")
                        || !wanted.containsKey(file)
                        || !isAbout(wanted.get(file), event)
                        || Instant.parse(Remote.text(event, "at")).isBefore(begun)) {
                    return true;
                }
                states.put(file, Remote.text(event, "state"));
                show(document, Remote.text(wanted.get(file), "name"), event);
                return !ENDS.containsAll(states.values());
            });
        }
        if (!ENDS.containsAll(states.values())) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_RUNNING,
                    "The daemon ended before all of it was there; it goes on when the daemon is started again.");
        }
        boolean arrived = !states.isEmpty() && states.values().stream().allMatch("done"::equals);
        return arrived ? Exits.DONE : Exits.NOT_POSSIBLE;
    }

    private static boolean isDone(JsonObject file) {
        return Remote.text(file, "state").equals("done");
    }

    /** What comes goes to nobody; one that is given may be given to others as well. */
    static boolean isAbout(JsonObject file, JsonObject event) {
        boolean comes =
                !file.get("own").getAsBoolean() || Remote.text(file, "place").isEmpty();
        return Remote.text(event, "to").equals(comes ? "" : Remote.text(file, "with"));
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
