package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** An answer to a friend who wants us to meet somebody. */
@Command(
        description = {
            "Answers a friend who would like you to meet somebody: meet says yes, pass says no, of which nobody is told.",
            "'warren friends' shows who is meant."
        })
final class Meet extends Remote implements Callable<Integer> {
    private final boolean yes;

    @Parameters(paramLabel = "NAME", description = "Whom you shall meet: a name, or the person's id.")
    private String person = "";

    Meet(World world, boolean yes) {
        super(world);
        this.yes = yes;
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        List<String> found = new ArrayList<>();
        for (JsonElement each : object(node.get("/v1/introductions")).getAsJsonArray("introductions")) {
            JsonObject introduction = each.getAsJsonObject();
            if (text(introduction, "name").equalsIgnoreCase(person)
                    || text(introduction, "person").equals(person)) {
                found.add(text(introduction, "id"));
            }
        }
        if (found.size() != 1) {
            throw new ProfileException(
                    Reason.NOT_FOUND,
                    (found.isEmpty() ? "No friend wants" : "Several friends want") + " you to meet " + shown(person)
                            + "; nothing was done: 'warren friends --ids' shows whom, and their ids.");
        }
        String path = "/v1/introductions/" + found.getFirst();
        if (yes) {
            node.post(path + "/accept", "{}");
        } else {
            node.delete(path);
        }
        return done(yes ? "You are friends when they say yes as well." : "They are not told.");
    }
}
