package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** How the running node is. */
@Command(name = "status", description = "Says who runs here and how it stands with the network.")
final class NodeStatus extends Remote implements Callable<Integer> {
    NodeStatus(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        return answer(node().get("/v1/status"), NodeStatus::words);
    }

    private static void words(JsonObject status, List<String> lines) {
        JsonObject profile = status.getAsJsonObject("profile");
        JsonObject network = status.getAsJsonObject("network");
        lines.add(row("Name", text(profile, "name")));
        lines.add(row("Identity", text(profile, "identity")));
        lines.add(row("Running", "since " + text(status, "since") + ", process " + text(status, "process")));
        lines.add(row("Network", (text(network, "sentence") + " " + text(network, "remedy")).strip()));
        lines.add(row("DHT", text(network, "contacts") + " contacts, about " + text(network, "nodes") + " nodes"));
        lines.add(row("Overlay", overlay(network)));
        lines.add(row("Port", text(network, "port")));
        String seen = text(network, "seenAs");
        lines.add(row("Seen as", seen.isEmpty() ? "nobody has told" : seen));
        lines.add(row("Friends", text(profile, "friends")));
        String many = text(profile, "conversations");
        String talks = many.equals("1") ? " conversation" : " conversations";
        lines.add(row("Messages", text(profile, "messages") + " in " + many + talks));
    }

    private static String overlay(JsonObject network) {
        if (!(network.get("overlay") instanceof JsonObject overlay)) {
            return "off";
        }
        String nodes = text(overlay, "nodes") + " Warren nodes known, " + text(overlay, "guards") + " of 3 guards, "
                + text(overlay, "helpers") + " helpers";
        return nodes + ". " + text(overlay, "sentence");
    }
}
