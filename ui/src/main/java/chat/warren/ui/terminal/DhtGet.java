package chat.warren.ui.terminal;

import chat.warren.node.api.DhtNode;
import chat.warren.node.api.DhtView;
import chat.warren.node.api.ProfileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What somebody stored. */
@Command(name = "get", description = "Finds what is stored under a hash, or under somebody's key.")
final class DhtGet implements Callable<Integer> {
    private final World world;

    @Mixin
    private final DhtAccess access = new DhtAccess();

    @Parameters(paramLabel = "NAME", description = "A hash of 40 hexadecimal digits, or a key of 64.")
    private String name = "";

    @Option(names = "--salt", paramLabel = "TEXT", description = "Tells apart what one key has stored.")
    private String salt = "";

    DhtGet(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        DhtNode.checkName(name);
        return access.run(world, node -> {
            Optional<DhtView.Item> item = node.get(name, salt);
            if (item.isEmpty()) {
                return new DhtAccess.Answer(
                        Exits.FAILED, new Json().put("found", false), List.of("Nothing is stored there."));
            }
            Json json = new Json()
                    .put("found", true)
                    .put("target", item.get().target())
                    .put("value", item.get().text());
            item.get().sequence().ifPresent(sequence -> json.put("sequence", sequence));
            return new DhtAccess.Answer(
                    Exits.DONE, json, List.of(printable(item.get().text())));
        });
    }

    /** A stranger wrote it: what would move the cursor or colour the terminal is not printed. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(letter -> Character.isISOControl(letter) && letter != '\n' ? '.' : letter)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
