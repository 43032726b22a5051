package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Revokes a device. */
@Command(
        name = "revoke",
        description = {
            "Revokes a device that was lost or stolen: friends refuse it as soon as they hear of it.",
            "It does not come back; a machine that turns up again is paired anew, with a new profile."
        })
final class DeviceRevoke extends Remote implements Callable<Integer> {
    @Parameters(paramLabel = "DEVICE", description = "Its name or id.")
    private String device = "";

    DeviceRevoke(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        node.delete("/v1/devices/" + DeviceList.find(object(node.get("/v1/devices")), device));
        return answer(
                "{\"done\":true}",
                (answer, lines) ->
                        lines.add("Revoked. Friends who are here know it; the others hear it when they come."));
    }
}
