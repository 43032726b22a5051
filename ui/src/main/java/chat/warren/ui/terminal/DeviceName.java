package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a device another name. */
@Command(name = "name", description = "Gives a device of yours another name. Friends do not hear of it.")
final class DeviceName extends Remote implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DEVICE", description = "Its name or id.")
    private String device = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "What to call it.")
    private String name = "";

    DeviceName(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        String id = DeviceList.find(object(node.get("/v1/devices")), device);
        JsonObject wanted = new JsonObject();
        wanted.addProperty("name", name);
        node.put("/v1/devices/" + id + "/name", wanted.toString());
        return answer("{\"done\":true}", (answer, lines) -> lines.add("Done."));
    }
}
