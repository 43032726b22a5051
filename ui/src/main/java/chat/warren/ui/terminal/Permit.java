package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a friend may. */
@Command(
        name = "permit",
        description = {
            "Says what a friend may: see that you are here (presence), have your computer pass on their datagrams",
            "(relay), have it keep messages for them and theirs (keep), call you (call; there are no calls yet). It",
            "shows what holds without the last two."
        })
final class Permit extends Remote implements Callable<Integer> {
    /** What can be allowed. */
    enum What {
        call,
        presence,
        relay,
        keep
    }

    /** To what extent. */
    enum Extent {
        on,
        off,
        relays
    }

    @Parameters(index = "0", paramLabel = "NAME", description = "Whom: a name, its beginning, or an id.")
    private String person = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private What what = What.call;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "EXTENT",
            description = "on or off; for presence also relays: they see that you are here, but not your address.")
    private Optional<Extent> extent = Optional.empty();

    Permit(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        String id = Persons.find(node, person);
        JsonObject friend = Persons.byId(node, id);
        JsonObject may = friend.getAsJsonObject("may");
        if (extent.isEmpty()) {
            JsonObject shown = may.deepCopy();
            shown.addProperty("presence", text(friend, "sees"));
            return answer(
                    shown.toString(),
                    (document, lines) ->
                            document.entrySet().forEach(each -> lines.add(row(each.getKey(), word(each.getValue())))));
        }
        if (what == What.presence) {
            JsonObject wanted = new JsonObject();
            wanted.addProperty(
                    "sees",
                    switch (extent.get()) {
                        case on -> "direct";
                        case relays -> "relay-only";
                        case off -> "invisible";
                    });
            node.put("/v1/friends/" + id + "/visibility", wanted.toString());
        } else {
            if (extent.get() == Extent.relays) {
                throw new ProfileException(
                        ProfileException.Reason.NOT_UNDERSTOOD,
                        "Only presence goes by relays; nothing was changed: say on or off.");
            }
            may.addProperty(what.name(), extent.get() == Extent.on);
            node.put("/v1/friends/" + id + "/permissions", may.toString());
        }
        return done("Changed.");
    }

    private static String word(JsonElement value) {
        return switch (value.getAsString()) {
            case "true", "direct" -> "on";
            case "false", "invisible" -> "off";
            default -> value.getAsString();
        };
    }
}
