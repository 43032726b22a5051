package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes somebody's invite. */
@Command(name = "add", description = "Takes an invite, and asks whoever made it to be a friend.")
final class Add extends Remote implements Callable<Integer> {
    @Parameters(paramLabel = "INVITE", description = "The link that a friend gave you.")
    private String invite = "";

    @Option(names = "--message", paramLabel = "WORDS", defaultValue = "", description = "Something to say with it.")
    private String message = "";

    Add(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        JsonObject wanted = new JsonObject();
        wanted.addProperty("invite", invite);
        wanted.addProperty("message", message);
        return answer(
                node().post("/v1/taken", wanted.toString()),
                (answer, lines) -> lines.add(
                        text(answer, "friend").isEmpty()
                                ? "Whoever made it is looked for now; 'warren friends' shows when they answered."
                                : "You are friends now: they had asked you already."));
    }
}
