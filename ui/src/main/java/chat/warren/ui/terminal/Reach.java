package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ReachCheck;
import chat.warren.node.api.ReachView;
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

/** Says in words how well friends can reach this computer. */
@Command(
        name = "reach",
        description = {
            "Says how well friends can reach this computer, and what would help.",
            "It joins the network, looks under which addresses others see us, asks the router for a port, and gives it"
                    + " back. It needs no profile."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Reach implements Callable<Integer> {
    private final World world;

    @Mixin
    private final WayIn wayIn = new WayIn();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long to look before saying what is known so far (20).")
    private int seconds;

    @Option(names = "--json", description = "Answers in one JSON object a line, errors as well.")
    private boolean json;

    Reach(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        try (ReachCheck check = ReachCheck.open(wayIn.options(world), InstantSource.system())) {
            ReachView view = check.view(Duration.ofSeconds(seconds));
            world.answer(json, toPrograms(view), toPeople(view));
            return view.grade().equals("offline") ? Exits.FAILED : Exits.DONE;
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
                .put("mapped", found.mapped().map(DhtText::of).orElse(""))
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
        lines.add("Router      " + found.mapped().map(DhtText::of).orElse("gives no port"));
        lines.add("IPv6        " + (found.around().ipv6() ? "yes" : "no"));
        lines.add("Contacts    " + found.around().contacts());
        return lines;
    }
}
