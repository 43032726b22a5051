package chat.warren.ui.terminal;

import chat.warren.node.api.DhtView;
import chat.warren.node.api.ProfileException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One node. */
@Command(name = "ping", description = "Asks one node whether it is there. Nobody else is asked anything.")
final class DhtPing implements Callable<Integer> {
    private final World world;

    @Mixin
    private final DhtAccess access = new DhtAccess();

    @Parameters(paramLabel = "HOST:PORT", description = "The node.")
    private String node = "";

    DhtPing(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        InetSocketAddress address = DhtText.address(node);
        return access.runAlone(world, ours -> {
            Optional<DhtView.Pong> pong = ours.ping(address);
            if (pong.isEmpty()) {
                return new DhtAccess.Answer(
                        Exits.FAILED,
                        new Json().put("answered", false),
                        List.of("No DHT node answers at " + node + "."));
            }
            long micros = pong.get().roundTrip().toNanos() / 1000;
            Json json = new Json()
                    .put("answered", true)
                    .put("id", pong.get().node().id())
                    .put("micros", micros);
            return new DhtAccess.Answer(
                    Exits.DONE, json, List.of(pong.get().node().id() + " answers after " + micros / 1000.0 + " ms."));
        });
    }
}
