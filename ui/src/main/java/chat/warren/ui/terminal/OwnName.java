package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Another name of one's own. */
@Command(
        name = "name",
        description = "Gives yourself another name. Friends are told; who calls you otherwise keeps that.")
final class OwnName extends Remote implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "What friends should call you.")
    private String name = "";

    OwnName(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        JsonObject wanted = new JsonObject();
        wanted.addProperty("name", name);
        node().put("/v1/identity/name", wanted.toString());
        return done("You are called " + name.strip() + " now.");
    }
}
