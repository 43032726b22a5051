package chat.warren.scenarios;

import chat.warren.node.api.PrivateNetwork;
import java.io.IOException;
import java.time.InstantSource;

/** All on this machine, and nobody else can reach them. */
final class OneMachine implements Street {
    private final PrivateNetwork network;

    OneMachine() throws IOException {
        network = PrivateNetwork.open(InstantSource.system());
    }

    @Override
    public Program at(String name, Program program) {
        return program.with(
                "WARREN_BOOTSTRAP", String.join(",", network.bootstrap().nodes()));
    }

    @Override
    public void close() {
        network.close();
    }
}
