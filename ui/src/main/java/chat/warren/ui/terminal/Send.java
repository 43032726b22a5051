package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
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
    /** As docs/messages.md has them. */
    private static final long SHORTEST_STAY = 5;

    private static final long LONGEST_STAY = 59L * 24 * 60 * 60;

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
            description = "Disappears on both sides so many seconds after it was read, 5 at least.")
    private Optional<Long> stays = Optional.empty();

    Send(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        if (stays.isPresent() && (stays.get() < SHORTEST_STAY || stays.get() > LONGEST_STAY)) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_UNDERSTOOD,
                    "--stays takes a number of seconds from " + SHORTEST_STAY + " to " + LONGEST_STAY
                            + ", which is 59 days; nothing was sent.");
        }
        RemoteNode node = node();
        String id = Persons.find(node, person);
        String said =
                words.equals(List.of("-")) ? new String(world.asking().line("the message")) : String.join(" ", words);
        JsonObject wanted = Mentions.with(node, id).message(said);
        if (!reply.isEmpty()) {
            wanted.addProperty("replyTo", reply);
        }
        stays.ifPresent(seconds -> wanted.addProperty("staysMillis", seconds * 1_000));
        String answer = node.post("/v1/conversations/" + id + "/messages", wanted.toString());
        return answer(answer, (kept, lines) -> lines.add("Kept, and on its way."));
    }
}
