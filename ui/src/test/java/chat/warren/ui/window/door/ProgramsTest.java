package chat.warren.ui.window.door;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.Effort;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import chat.warren.node.api.Settings;
import chat.warren.node.api.web.RemoteNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    @TempDir
    Path folder;

    @Test
    void otherProgramsComeInAsLongAsSomebodyWantsThem() throws Exception {
        NodeOptions alone = new NodeOptions(new Bootstrap.Off(), false, 0);
        Opening opening =
                new Opening(folder.resolve("open"), Optional.empty(), alone, Effort.LEAST, InstantSource.system());
        ProfileHome home = new ProfileHome(
                opening.folder(), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        try (RunningNode node = opening.begin("Ana", Optional.empty())) {
            Programs programs = new Programs(node, InstantSource.system());
            programs.follow();
            programs.follow();
            assertTrue(RemoteNode.of(home).get("/v1/status").contains("Ana"));
            node.settings().set(Settings.LOCAL_API, Settings.OFF);
            programs.follow();
            assertThrows(ProfileException.class, () -> RemoteNode.of(home).get("/v1/status"));
            node.settings().set(Settings.LOCAL_API, Settings.ON);
            programs.follow();
            assertTrue(RemoteNode.of(home).get("/v1/status").contains("Ana"));
        }
    }
}
