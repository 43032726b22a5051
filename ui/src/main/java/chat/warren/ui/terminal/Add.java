package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes somebody's invite. */
@Command(name = "add", description = "Takes an invite or a code, and asks whoever made it to be a friend.")
final class Add extends Remote implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Given given = new Given();

    /** What a friend gave: one of these. */
    private static final class Given {
        @Parameters(paramLabel = "INVITE", description = "The link that a friend gave you.")
        private String invite = "";

        @Option(names = "--code", paramLabel = "CODE", description = "The code that a friend says to you.")
        private String code = "";
    }

    @Option(names = "--message", paramLabel = "WORDS", defaultValue = "", description = "Something to say with it.")
    private String message = "";

    Add(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        JsonObject wanted = new JsonObject();
        wanted.addProperty(given.code.isEmpty() ? "invite" : "code", given.code.isEmpty() ? given.invite : given.code);
        wanted.addProperty("message", message);
        return answer(node().post("/v1/taken", wanted.toString()), Add::asked);
    }

    static void asked(JsonObject answer, List<String> lines) {
        lines.add(
                text(answer, "friend").isEmpty()
                        ? "Whoever made it is looked for now; 'warren friends' shows when they answered."
                        : "You are friends now: they had asked you already.");
    }
}
