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
            "Shows words to compare with a friend, over a channel where you know them, and asks whether they are the same.",
            "They see the same words if nobody sits between the two of you."
        })
final class Verify extends Remote implements Callable<Integer> {
    private static final int IN_A_LINE = 4;

    @Parameters(paramLabel = "NAME", description = "Whom: a name, its beginning, or an id.")
    private String person = "";

    @Option(names = "--words", description = "Shows the words and asks nothing.")
    private boolean words;

    @Option(names = "--compared", description = "Asks nothing: the words were compared and are the same.")
    private boolean compared;

    Verify(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        String path = "/v1/friends/" + Persons.find(node, person);
        if (!compared) {
            String document = node.get(path + "/words");
            answer(document, Verify::show);
            if (words || !isSame()) {
                return words ? Exits.DONE : done("Nothing was changed. If they differ, somebody sits between you.");
            }
        }
        JsonObject wanted = new JsonObject();
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
