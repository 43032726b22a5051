package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who keeps messages for those who are away. */
@Command(
        name = "keepers",
        description = {
            "Shows or chooses friends who keep what you say to somebody while they are away. They cannot read it,",
            "and hand it over when they meet them: choose friends whom the other knows as well."
        })
final class ChooseKeepers extends Remote implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "For whom: a name, its beginning, an id, or me for everybody.")
    private String person = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "KEEPER", description = "Who keeps it from now on.")
    private List<String> keepers = List.of();

    @Option(names = "--nobody", description = "Nobody keeps it.")
    private boolean nobody;

    @Option(names = "--usual", description = "Those keep it who do for everybody.")
    private boolean usual;

    ChooseKeepers(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        String path = "/v1/conversations/" + Persons.find(node, person) + "/keepers";
        if (usual) {
            node.delete(path);
        } else if (nobody || !keepers.isEmpty()) {
            JsonArray ids = new JsonArray();
            for (String keeper : keepers) {
                ids.add(Persons.find(node, keeper));
            }
            JsonObject wanted = new JsonObject();
            wanted.add("keepers", ids);
            node.put(path, wanted.toString());
        }
        JsonObject friends = object(node.get("/v1/friends"));
        return answer(node.get(path), (answer, lines) -> words(answer, friends, lines));
    }

    private static void words(JsonObject answer, JsonObject friends, List<String> lines) {
        for (JsonElement keeper : answer.getAsJsonArray("keepers")) {
            for (JsonElement friend : friends.getAsJsonArray("friends")) {
                if (text(friend.getAsJsonObject(), "id").equals(keeper.getAsString())) {
                    lines.add(text(friend.getAsJsonObject(), "name"));
                }
            }
        }
        if (lines.isEmpty()) {
            lines.add("Nobody.");
        }
    }
}
