package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Which devices there are. */
@Command(name = "list", description = "Shows your devices, and how far it is with a new one.")
final class DeviceList extends Remote implements Callable<Integer> {
    DeviceList(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        return answer(node().get("/v1/devices"), DeviceList::words);
    }

    private static void words(JsonObject answer, List<String> lines) {
        boolean key = answer.get("holdsKey").getAsBoolean();
        for (JsonElement each : answer.getAsJsonArray("devices")) {
            JsonObject device = each.getAsJsonObject();
            boolean here = device.get("here").getAsBoolean();
            String name = text(device, "name").isEmpty() ? "(no name)" : text(device, "name");
            lines.add(text(device, "id") + "  " + name + ": " + (here ? here(key) : presence(device)));
        }
        if (answer.getAsJsonArray("devices").asList().stream()
                .noneMatch(each -> each.getAsJsonObject().get("here").getAsBoolean())) {
            lines.add("This device was revoked: it talks to nobody any more.");
        }
        JsonElement copying = answer.get("copying");
        if (!copying.isJsonNull()) {
            JsonObject copy = copying.getAsJsonObject();
            lines.add("Copying what was said before: " + text(copy, "done") + " of " + text(copy, "total"));
        }
        JsonObject pairing = answer.getAsJsonObject("pairing");
        switch (text(pairing, "step")) {
            case "looking" -> lines.add("A new device is looked for, until " + text(pairing, "until") + ".");
            case "compare" -> lines.add("'" + text(pairing, "name") + "' waits for you to compare words.");
            case "failed" -> lines.add(text(pairing, "sentence"));
            default -> {}
        }
    }

    private static String here(boolean key) {
        return "this one" + (key ? ", which can add and revoke others" : "");
    }

    private static String presence(JsonObject device) {
        if (device.get("linked").getAsBoolean()) {
            return "here";
        }
        return text(device, "seen").isEmpty() ? "not seen yet" : "last seen " + text(device, "seen");
    }

    /** The id of the device that is meant: an id, or a name that only one has. */
    static String find(JsonObject answer, String wanted) throws ProfileException {
        List<String> found = answer.getAsJsonArray("devices").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(device -> text(device, "id").equals(wanted)
                        || text(device, "name").equals(wanted))
                .map(device -> text(device, "id"))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new ProfileException(
                ProfileException.Reason.NOT_FOUND,
                found.isEmpty()
                        ? "No device of yours is called '" + wanted
                                + "'; nothing was changed: see 'warren device list'."
                        : "Several devices of yours are called '" + wanted + "'; nothing was changed: give the id.");
    }
}
