package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What happens, as it happens. */
@Command(
        name = "events",
        description = "Prints what happens in the running node, a line each, until Ctrl-C or until the node ends.")
final class ShowEvents extends Remote implements Callable<Integer> {
    @Option(names = "--count", paramLabel = "COUNT", description = "Ends after so many.")
    private int count;

    private int seen;

    ShowEvents(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        node().listen(document -> {
            answer(document, (event, lines) -> lines.add(words(event)));
            seen++;
            return count == 0 || seen < count;
        });
        return Exits.DONE;
    }

    private static String words(JsonObject event) {
        StringBuilder line = new StringBuilder(text(event, "at") + " " + text(event, "type"));
        event.entrySet().stream()
                .filter(member ->
                        member.getValue().isJsonPrimitive() && !member.getKey().matches("at|type|number"))
                .forEach(member -> line.append(" ")
                        .append(member.getKey())
                        .append("=")
                        .append(member.getValue().getAsString()));
        return line.toString();
    }
}
