package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what shall be with somebody. */
@Command(
        name = "friend",
        description = {
            "Decides about somebody: accept or decline a question; block, unblock, remove.",
            "verify says that you two have compared words, unverify takes that back; rename wants a name."
        })
final class Decide extends Remote implements Callable<Integer> {
    /** What can be decided. */
    enum Decision {
        accept,
        decline,
        block,
        unblock,
        remove,
        verify,
        unverify,
        rename
    }

    @Parameters(index = "0", paramLabel = "DECISION", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Decision decision = Decision.accept;

    @Parameters(index = "1", paramLabel = "NAME", description = "Whom: a name, its beginning, or an id.")
    private String person = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "NEW-NAME", description = "With rename.")
    private String name = "";

    Decide(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        String path = "/v1/friends/" + Persons.find(node, person);
        JsonObject wanted = new JsonObject();
        switch (decision) {
            case accept, decline, block, unblock -> node.post(path + "/" + decision.name(), "{}");
            case remove -> node.delete(path);
            case verify, unverify -> {
                wanted.addProperty("compared", decision == Decision.verify);
                node.put(path + "/verification", wanted.toString());
            }
            case rename -> {
                wanted.addProperty("name", name);
                node.put(path + "/name", wanted.toString());
            }
        }
        return answer("{\"done\":true}", (answer, lines) -> lines.add("Done."));
    }
}
