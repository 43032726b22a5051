package chat.warren.ui.window;

import chat.warren.node.api.Effort;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.PrivateNetwork;
import chat.warren.ui.window.door.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** A public network in small, on this machine. It ends with its process. */
final class Strangers {
    private final PrivateNetwork network = PrivateNetwork.open(InstantSource.system());

    Strangers() throws IOException {}

    /** A profile there, whose node begins with these strangers. */
    Opening opening(Path folder) {
        NodeOptions options = new NodeOptions(network.bootstrap(), true, 0);
        return new Opening(folder, Optional.empty(), options, Effort.LEAST, InstantSource.system());
    }
}
