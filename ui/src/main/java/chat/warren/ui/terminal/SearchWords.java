package chat.warren.ui.terminal;

import chat.warren.node.api.Chats;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds what was said. */
@Command(name = "search", description = "Finds messages with all of these words, newest first.")
final class SearchWords extends Remote implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "In any order.")
    private List<String> words = List.of();

    @Mixin
    private final HowMany many = new HowMany();

    @Option(names = "--with", paramLabel = "NAME", description = "Only what was said with them; me for notes.")
    private String with = "";

    SearchWords(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        String target = "/v1/search?most=" + many.within(Chats.MOST_IN_A_PAGE) + "&q="
                + encoded(String.join(" ", words)) + (with.isEmpty() ? "" : "&with=" + Persons.find(node, with));
        Map<String, String> names = Persons.names(node);
        return answer(node.get(target), (found, lines) -> words(found, names, lines));
    }

    static void words(JsonObject found, Map<String, String> names, List<String> lines) {
        for (JsonElement each : found.getAsJsonArray("findings")) {
            JsonObject finding = each.getAsJsonObject();
            String where = names.getOrDefault(text(finding, "with"), "somebody");
            lines.add(where + ": " + History.line(finding.getAsJsonObject("message"), names));
        }
        if (lines.isEmpty()) {
            lines.add("Nothing with these words.");
        }
    }
}
