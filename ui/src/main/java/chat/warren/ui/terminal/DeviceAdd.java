package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a new device in. */
@Command(
        name = "add",
        description = {
            "Takes the link that a new device shows, and asks whether both show the same words.",
            "Without a terminal the answer is read from standard input, 'yes' or 'no'."
        })
final class DeviceAdd extends Remote implements Callable<Integer> {
    @Parameters(paramLabel = "LINK", description = "The link that the new device shows.")
    private String link = "";

    @Option(names = "--answer-stdin", description = "Reads the answer from standard input.")
    private boolean input;

    DeviceAdd(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        JsonObject wanted = new JsonObject();
        wanted.addProperty("link", link);
        node.post("/v1/pairing", wanted.toString());
        world.asking().say("The new device is looked for.");
        JsonObject pairing = settled(node, "compare");
        WordQuestion.show(world, place, text(pairing, "name"), words(pairing));
        JsonObject same = new JsonObject();
        same.addProperty("same", WordQuestion.same(world, input));
        node.post("/v1/pairing/answer", same.toString());
        JsonObject done = settled(node, "done");
        return answer(
                done.toString(),
                (answer, lines) -> lines.add(
                        "'" + text(answer, "name") + "' is a device of yours now. It copies what was said before."));
    }

    private static List<String> words(JsonObject pairing) {
        return pairing.getAsJsonArray("words").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    /** Waits for a step; fails where it came to nothing. */
    private static JsonObject settled(RemoteNode node, String step) throws ProfileException {
        JsonObject[] last = {pairing(node)};
        if (!isSettled(last[0], step)) {
            node.listenFromTheBeginning(event -> {
                if (List.of("missed", "pairing-moved").contains(text(object(event), "type"))) {
                    last[0] = pairing(node);
                }
                return !isSettled(last[0], step);
            });
        }
        if (!text(last[0], "step").equals(step)) {
            String why = text(last[0], "sentence");
            throw new ProfileException(
                    Reason.NOT_POSSIBLE, why.isEmpty() ? "It was given up; no device was added." : why);
        }
        return last[0];
    }

    private static boolean isSettled(JsonObject pairing, String step) {
        return List.of(step, "done", "failed", "none").contains(text(pairing, "step"));
    }

    private static JsonObject pairing(RemoteNode node) throws ProfileException {
        return object(node.get("/v1/devices")).getAsJsonObject("pairing");
    }
}
