package chat.warren.ui.terminal;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.ClosedProfile;
import chat.warren.node.api.OpenProfile;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.ProfileView;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is there. */
@Command(
        name = "status",
        description = {
            "Says what can be seen of a profile without its passphrase: whether it is there, open or locked, and how it is kept.",
            "With the passphrase (--unlock, or an option that gives it) also who and what is inside."
        })
final class Status implements Callable<Integer> {
    private final World world;

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Unlocking unlocking = new Unlocking();

    @Option(names = "--unlock", description = "Asks for the passphrase and opens the profile for a moment.")
    private boolean unlock;

    Status(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException {
        Bootstrap bootstrap =
                Bootstrap.parse(Optional.ofNullable(world.environment().get(Bootstrap.VARIABLE)));
        ProfileHome home = place.home(world);
        ClosedProfile outside = home.look();
        Json json = new Json();
        List<String> lines = new ArrayList<>();
        describe(outside, json, lines);
        row(lines, "Bootstrap", told(bootstrap));
        json.put("bootstrap", coded(bootstrap));
        if (unlock || unlocking.isGiven()) {
            Json inside = new Json();
            describe(inside(home), inside, lines);
            json.put("inside", inside);
        } else if (!outside.openElsewhere()) {
            lines.add("");
            lines.add("With --unlock, status says as well who and what is inside.");
        }
        world.answer(place, json, lines);
        return Exits.DONE;
    }

    private ProfileView inside(ProfileHome home) throws ProfileException {
        char[] passphrase = world.asking().secret("Passphrase", unlocking.source());
        try (OpenProfile profile = home.open(passphrase)) {
            return profile.view();
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static void describe(ClosedProfile seen, Json json, List<String> lines) {
        json.put("folder", seen.folder().toString())
                .put("exists", true)
                .put("open", seen.openElsewhere())
                .put("process", seen.holder())
                .put("bytes", seen.bytes())
                .put("keyFile", seen.needsKeyFile())
                .put(
                        "argon2id",
                        new Json()
                                .put("memoryMiB", seen.memoryMib())
                                .put("passes", seen.passes())
                                .put("lanes", seen.lanes()));
        row(lines, "Profile", seen.folder().toString());
        String by = seen.holder().map(process -> " (process " + process + ")").orElse("");
        row(lines, "State", seen.openElsewhere() ? "open in another Warren" + by : "locked");
        row(lines, "Size", Sizes.of(seen.bytes()));
        row(lines, "Opens with", seen.needsKeyFile() ? "passphrase and key file" : "passphrase");
        row(
                lines,
                "Each guess",
                "costs " + seen.memoryMib() + " MiB of memory, gone through " + seen.passes() + " times (Argon2id, "
                        + seen.lanes() + (seen.lanes() == 1 ? " lane)" : " lanes)"));
    }

    private static void describe(ProfileView view, Json json, List<String> lines) {
        String until = view.deviceUntil().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        json.put("name", view.name())
                .put("identity", view.identity())
                .put("words", view.words())
                .put("devices", view.devices())
                .put("deviceUntil", view.deviceUntil().toString())
                .put("friends", view.friends())
                .put("conversations", view.conversations())
                .put("messages", view.messages());
        row(lines, "Name", view.name());
        row(lines, "Identity", view.identity());
        List<String> words = Columns.plain(view.words());
        row(lines, "In words", words.getFirst().strip());
        words.stream().skip(1).forEach(line -> row(lines, "", line.strip()));
        row(
                lines,
                "Devices",
                view.devices() + (view.devices() == 1 ? ", this one" : ", this one among them") + " certified until "
                        + until);
        row(lines, "Friends", Long.toString(view.friends()));
        row(lines, "Messages", view.messages() + " in " + view.conversations() + " conversations");
    }

    private static void row(List<String> lines, String label, String value) {
        lines.add((label + " ".repeat(12)).substring(0, 12) + value);
    }

    private static String told(Bootstrap bootstrap) {
        return switch (bootstrap) {
            case Bootstrap.Off off -> "none: bootstrapping is off";
            case Bootstrap.Usual usual -> "the public nodes that come with Warren";
            case Bootstrap.Named named -> "only these: " + String.join(", ", named.nodes());
        };
    }

    private static String coded(Bootstrap bootstrap) {
        return switch (bootstrap) {
            case Bootstrap.Off off -> "none";
            case Bootstrap.Usual usual -> "public";
            case Bootstrap.Named named -> String.join(",", named.nodes());
        };
    }
}
