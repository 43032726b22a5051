package chat.warren.ui.terminal;

import chat.warren.node.api.Chats;
import chat.warren.node.api.ProfileException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds what was said. */
@Command(name = "search", description = "Finds messages with all of these words, newest first.")
final class SearchWords extends Remote implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "In any order.")
    private List<String> words = List.of();

    @Mixin
    private final HowMany many = new HowMany();

    SearchWords(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        String target =
                "/v1/search?most=" + many.within(Chats.MOST_IN_A_PAGE) + "&q=" + encoded(String.join(" ", words));
        return answer(node().get(target), SearchWords::words);
    }

    private static void words(JsonObject found, List<String> lines) {
        for (JsonElement each : found.getAsJsonArray("findings")) {
            lines.add(History.line(each.getAsJsonObject().getAsJsonObject("message")));
        }
        if (lines.isEmpty()) {
            lines.add("Nothing with these words.");
        }
    }
}
