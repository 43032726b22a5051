package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether a key is the person's whom one knows. */
@Command(
        name = "verify",
        description = {
            "Shows words to compare with a friend, over a channel where you know them, and asks whether they are the"
                    + " same.",
            "They see the same words if nobody sits between the two of you."
        })
final class Verify extends Remote implements Callable<Integer> {
    private static final int IN_A_LINE = 4;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Whom: a name, its beginning, or an id.")
    private String person = "";

    @Option(names = "--words", description = "Shows the words and asks nothing.")
    private boolean words;

    @Option(names = "--compared", description = "Asks nothing: the words were compared and are the same.")
    private boolean compared;

    @Option(
            names = "--scanned",
            paramLabel = "CODE",
            description = "Their code, as their own screen shows it, in the place of words.")
    private String scanned = "";

    @Option(names = "--code", description = "Shows our own code, for a friend to scan, and asks nothing.")
    private boolean code;

    Verify(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        if (code) {
            String own = node.get("/v1/code");
            int exit = answer(own, (answer, lines) -> lines.add(text(answer, "code")));
            qr(text(object(own), "code"));
            return exit;
        }
        if (person.isEmpty()) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_UNDERSTOOD, "Whom? Say a name, or --code for your own code.");
        }
        String path = "/v1/friends/" + Persons.find(node, person);
        JsonObject wanted = new JsonObject();
        if (!scanned.isEmpty()) {
            wanted.addProperty("scanned", scanned);
            node.put(path + "/verification", wanted.toString());
            return done("Verified.");
        }
        if (!compared) {
            String document = node.get(path + "/words");
            answer(document, Verify::show);
            if (words || !isSame()) {
                return words ? Exits.DONE : done("Nothing was changed. If they differ, somebody sits between you.");
            }
        }
        wanted.addProperty("compared", true);
        node.put(path + "/verification", wanted.toString());
        return done("Verified.");
    }

    private boolean isSame() throws ProfileException {
        String typed = world.asking().open("Are the words the same on both sides? Type yes or no");
        return List.of("yes", "y").contains(typed.strip().toLowerCase(Locale.ROOT));
    }

    private static void show(JsonObject answer, List<String> lines) {
        JsonArray words = answer.getAsJsonArray("words");
        StringBuilder line = new StringBuilder();
        int count = 0;
        for (JsonElement word : words) {
            line.append(count == 0 ? "" : " ").append(word.getAsString());
            if (++count == IN_A_LINE) {
                lines.add(line.toString());
                line.setLength(0);
                count = 0;
            }
        }
        if (count > 0) {
            lines.add(line.toString());
        }
    }
}
