package chat.warren.ui.terminal;

import chat.warren.node.api.DhtNode;
import chat.warren.node.api.ProfileException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Who takes part in something. */
@Command(name = "peers", description = "Finds those who said that they take part in what a hash names.")
final class DhtPeers implements Callable<Integer> {
    private final World world;

    @Mixin
    private final DhtAccess access = new DhtAccess();

    @Parameters(paramLabel = "HASH", description = "40 hexadecimal digits.")
    private String hash = "";

    DhtPeers(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        DhtNode.checkPlace(hash);
        return access.run(world, node -> {
            List<String> found = node.peers(hash).addresses().stream()
                    .map(DhtText::of)
                    .sorted()
                    .toList();
            return new DhtAccess.Answer(
                    found.isEmpty() ? Exits.FAILED : Exits.DONE,
                    new Json().put("peers", found),
                    found.isEmpty() ? List.of("Nobody has said so.") : found);
        });
    }
}
