package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ReachCheck;
import chat.warren.node.api.ReachView;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says in words how well friends can reach this computer. */
@Command(
        name = "reach",
        description = {
            "Says how well friends can reach this computer, and what would help.",
            "It joins the network, looks under which addresses others see us, asks the router for a port, and gives it"
                    + " back. It needs no profile.",
            "With a friend's name it asks the running daemon how that friend is reached, or why not, what would help,"
                    + " and what was tried lately."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Reach extends Remote implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "A friend: a name, its beginning, or an id.")
    private String friend = "";

    @Mixin
    private final WayIn wayIn = new WayIn();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long to look before saying what is known so far (20).")
    private int seconds;

    Reach(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        if (!friend.isEmpty()) {
            RemoteNode node = node();
            return answer(node.get("/v1/friends/" + Persons.find(node, friend) + "/way"), Reach::way);
        }
        try (ReachCheck check = ReachCheck.open(wayIn.options(world), InstantSource.system())) {
            ReachView view = check.view(Duration.ofSeconds(seconds));
            world.answer(place.json(), toPrograms(view), toPeople(view));
            return view.grade().equals("offline") ? Exits.FAILED : Exits.DONE;
        }
    }

    private static void way(JsonObject way, List<String> lines) {
        lines.add(text(way, "sentence"));
        if (!text(way, "remedy").isEmpty()) {
            lines.add(text(way, "remedy"));
        }
        lines.add("");
        for (JsonElement each : way.getAsJsonArray("attempts")) {
            JsonObject attempt = each.getAsJsonObject();
            String where = text(attempt, "where");
            lines.add(text(attempt, "at") + "  " + text(attempt, "event") + (where.isEmpty() ? "" : " " + where));
        }
    }

    private static String outside(ReachView view) {
        return view.findings().outside().stream()
                .map(InetAddress::getHostAddress)
                .collect(Collectors.joining(", "));
    }

    private static Json toPrograms(ReachView view) {
        ReachView.Findings found = view.findings();
        return new Json()
                .put("grade", view.grade())
                .put("sentence", view.sentence())
                .put("remedy", view.remedy())
                .put("mapping", found.mapping())
                .put("filtering", found.filtering())
                .put(
                        "outside",
                        found.outside().stream()
                                .map(InetAddress::getHostAddress)
                                .toList())
                .put("mapped", found.router().mapped().map(DhtText::of).orElse(""))
                .put("layers", found.router().layers())
                .put("hairpin", found.router().hairpin())
                .put("ipv4", found.around().ipv4())
                .put("ipv6", found.around().ipv6())
                .put("contacts", found.around().contacts());
    }

    private static List<String> toPeople(ReachView view) {
        ReachView.Findings found = view.findings();
        List<String> lines = new ArrayList<>();
        lines.add(view.sentence());
        if (!view.remedy().isEmpty()) {
            lines.add(view.remedy());
        }
        lines.add("");
        lines.add("Ports       " + found.mapping());
        lines.add("Strangers   " + found.filtering());
        lines.add("Seen as     " + (found.outside().isEmpty() ? "nobody has told" : outside(view)));
        lines.add("Router      " + found.router().mapped().map(DhtText::of).orElse("gives no port"));
        lines.add("Translators " + found.router().layers());
        lines.add("Hairpin     " + found.router().hairpin());
        lines.add("IPv6        " + (found.around().ipv6() ? "yes" : "no"));
        lines.add("Contacts    " + found.around().contacts());
        return lines;
    }
}
