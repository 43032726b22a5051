package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestroyedNodeTest {
    private static final String SECRET = "correct horse battery";

    @TempDir
    Path folder;

    @Test
    void theKeysAreGoneBeforeTheNodeHasEndedAndThenEverythingIs() throws Exception {
        Path profile = folder.resolve("profile");
        ProfileHome home =
                new ProfileHome(profile, Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        NodeOptions alone = new NodeOptions(new Bootstrap.Off(), false, 0);
        RunningNode node = RunningNode.start(home.create("Ana", SECRET.toCharArray()), alone);
        node.chats().send(node.self(), OutgoingText.of("nobody is to read this"));
        byte[] vault = Files.readAllBytes(profile.resolve("vault"));
        AtomicReference<byte[]> whileEnding = new AtomicReference<>(vault);
        node.whenEnding(() -> whileEnding.set(read(profile.resolve("vault"))));

        node.destroy();

        assertFalse(Arrays.equals(vault, whileEnding.get()), "the vault is overwritten first");
        ProfileException gone = assertThrows(ProfileException.class, () -> home.open(SECRET.toCharArray()));
        assertEquals(ProfileException.Reason.NO_PROFILE, gone.reason());
        assertThrows(ProfileException.class, node::destroy);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
