package chat.warren.ui.terminal;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.Effort;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import chat.warren.node.api.web.LocalApi;
import chat.warren.node.api.web.RemoteNode;
import chat.warren.ui.window.Unseen;
import chat.warren.ui.window.WindowStart;
import chat.warren.ui.window.door.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Goes once through what every start does, in a folder of its own, while the JVM takes notes for its AOT cache. The
 * launcher runs it after each build; nobody else has a use for it.
 */
@Command(name = "rehearse", hidden = true, description = "Rehearses a start, for the JVM to take notes.")
final class Rehearsal implements Callable<Integer> {
    private final World world;

    Rehearsal(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.make()) {
            go(scratch.folder().resolve("profile"));
            if (WindowStart.possible()) {
                Unseen.rehearse(new Opening(
                        scratch.folder().resolve("window"),
                        Optional.empty(),
                        new NodeOptions(new Bootstrap.Off(), false, 0),
                        Effort.LEAST,
                        InstantSource.system()));
            }
        }
        return Exits.DONE;
    }

    private void go(Path folder) throws ProfileException, InterruptedException {
        InstantSource clock = InstantSource.system();
        ProfileHome home = new ProfileHome(folder, Optional.empty(), Effort.LEAST, new SecureRandom(), clock);
        home.create("Rehearsal", "rehearsal".toCharArray()).close();
        NodeOptions options = new NodeOptions(new Bootstrap.Off(), false, 0);
        try (RunningNode node = RunningNode.start(home.open("rehearsal".toCharArray()), options)) {
            LocalApi.open(node, OptionalInt.empty(), new SecureRandom(), clock);
            RemoteNode remote = RemoteNode.of(home);
            for (String target : List.of("/v1/status", "/v1/log", "/v1/audit")) {
                world.answer(false, new Json().put("text", remote.get(target)), List.of());
            }
        }
    }
}
