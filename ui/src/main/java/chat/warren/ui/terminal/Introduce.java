package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Friends who make friends known to each other. */
@Command(
        name = "introduce",
        description = {
            "Makes two friends of yours known to each other, as soon as each of them is here.",
            "They become friends when both say yes ('warren friend meet')."
        })
final class Introduce extends Remote implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "One friend: a name, its beginning, or an id.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The other.")
    private String other = "";

    Introduce(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        JsonObject wanted = new JsonObject();
        wanted.addProperty("one", Persons.find(node, one));
        wanted.addProperty("other", Persons.find(node, other));
        node.post("/v1/introductions", wanted.toString());
        return done("Each of them is told of the other, and asked.");
    }
}
