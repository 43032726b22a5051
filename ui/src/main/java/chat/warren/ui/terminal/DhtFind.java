package chat.warren.ui.terminal;

import chat.warren.node.api.DhtNode;
import chat.warren.node.api.DhtView;
import chat.warren.node.api.ProfileException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The nodes around a place. */
@Command(name = "find", description = "Finds the nodes that are closest to a place, the closest first.")
final class DhtFind implements Callable<Integer> {
    private final World world;

    @Mixin
    private final DhtAccess access = new DhtAccess();

    @Parameters(paramLabel = "PLACE", description = "40 hexadecimal digits.")
    private String place = "";

    DhtFind(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        DhtNode.checkPlace(place);
        return access.run(world, node -> {
            List<DhtView.Node> found = node.find(place);
            List<String> lines = found.stream()
                    .map(each -> each.id() + " " + DhtText.of(each.address()))
                    .toList();
            return new DhtAccess.Answer(
                    found.isEmpty() ? Exits.FAILED : Exits.DONE, new Json().put("nodes", lines), lines);
        });
    }
}
