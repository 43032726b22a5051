package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A link to give to a friend. */
@Command(
        name = "invite",
        description = {
            "Makes an invite: a link to give to a friend, over a channel that you trust.",
            "Whoever comes by it asks to be a friend; 'warren friend accept' says yes."
        })
final class MakeInvite extends Remote implements Callable<Integer> {
    @Option(names = "--days", paramLabel = "DAYS", defaultValue = "7", description = "How long it works (7).")
    private int days;

    @Option(
            names = "--standing",
            description = {
                "For as many friends as it is given to, until it is taken back.",
                "Who comes by it is reached only through a friend you both have, until you say yes."
            })
    private boolean standing;

    @Option(
            names = "--label",
            paramLabel = "WORDS",
            defaultValue = "",
            description = "Your own word on whom it is for.")
    private String label = "";

    @Option(names = "--code", description = "A code to say instead, as on the telephone: for ten minutes and one try.")
    private boolean code;

    @Option(names = "--renew", paramLabel = "ID", description = "Puts another link in the place of a standing one.")
    private String renew = "";

    @Option(names = "--list", description = "Shows the invites that still work, and makes none.")
    private boolean list;

    @Option(names = "--take-back", paramLabel = "ID", description = "Ends an invite.")
    private String takeBack = "";

    MakeInvite(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        if (!takeBack.isEmpty()) {
            node().delete("/v1/invites/" + encoded(takeBack));
            return done("Nobody comes by it any more.");
        }
        if (list) {
            return answer(node().get("/v1/invites"), MakeInvite::all);
        }
        JsonObject wanted = new JsonObject();
        if (code) {
            wanted.addProperty("label", label);
            return answer(node().post("/v1/codes", wanted.toString()), (answer, lines) -> {
                lines.add(text(answer, "code"));
                lines.add("Say it to your friend, who types 'warren add --code'. It works for ten minutes, once.");
            });
        }
        wanted.addProperty("days", days);
        if (!renew.isEmpty()) {
            return made(node().post("/v1/invites/" + encoded(renew) + "/renew", wanted.toString()));
        }
        wanted.addProperty("forOne", !standing);
        wanted.addProperty("label", label);
        return made(node().post("/v1/invites", wanted.toString()));
    }

    private int made(String invite) {
        int exit = answer(invite, (made, lines) -> {
            lines.add(text(made, "link"));
            lines.add("Give it to your friend; it works until " + text(made, "until") + ".");
        });
        qr(text(object(invite), "link"));
        return exit;
    }

    private static void all(JsonObject answer, List<String> lines) {
        for (JsonElement each : answer.getAsJsonArray("invites")) {
            JsonObject invite = each.getAsJsonObject();
            String kind = invite.get("forOne").getAsBoolean() ? "for one" : "standing";
            lines.add(text(invite, "id") + "  " + kind + ", until " + text(invite, "until") + "  "
                    + text(invite, "label"));
            lines.add("  " + text(invite, "link"));
        }
    }
}
