package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Another name for somebody. */
@Command(name = "rename", description = "Calls somebody by another name. They never see it.")
final class Rename extends Remote implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "Whom: a name, its beginning, or an id.")
    private String person = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW-NAME",
            description = "Without it they are called as they call themselves.")
    private String name = "";

    @Option(names = "--note", paramLabel = "WORDS", defaultValue = "", description = "A note of yours about them.")
    private String note = "";

    Rename(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        JsonObject wanted = new JsonObject();
        wanted.addProperty("name", name);
        wanted.addProperty("note", note);
        node.put("/v1/friends/" + Persons.find(node, person) + "/name", wanted.toString());
        return done("Renamed.");
    }
}
