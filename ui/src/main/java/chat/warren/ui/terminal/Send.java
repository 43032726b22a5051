package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says something. */
@Command(
        name = "send",
        description = {
            "Sends a message to a friend, or a note to yourself ('me').",
            "It is kept when the command ends, and arrives as soon as there is a way. @ and a name of the conversation"
                    + " mention somebody."
        })
final class Send extends Remote implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "Whom: a name, its beginning, an id, or me.")
    private String person = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "WORDS",
            description = "What to say; '-' reads a line of standard input.")
    private List<String> words = List.of();

    @Option(names = "--reply", paramLabel = "ID", description = "Answers this message; 'history --json' names its id.")
    private String reply = "";

    @Option(
            names = "--stays",
            paramLabel = "SECONDS",
            description = "Disappears on both sides so many seconds after it was read.")
    private long stays;

    Send(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        String id = Persons.find(node, person);
        String said =
                words.equals(List.of("-")) ? new String(world.asking().line("the message")) : String.join(" ", words);
        JsonObject wanted = Mentions.with(node, id).message(said);
        if (!reply.isEmpty()) {
            wanted.addProperty("replyTo", reply);
        }
        if (stays > 0) {
            wanted.addProperty("staysMillis", stays * 1_000);
        }
        String answer = node.post("/v1/conversations/" + id + "/messages", wanted.toString());
        return answer(answer, (kept, lines) -> lines.add("Kept, and on its way."));
    }
}
