package chat.warren.ui.window.door;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.Effort;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    @TempDir
    Path folder;

    private Opening opening(String name) {
        NodeOptions alone = new NodeOptions(new Bootstrap.Off(), false, 0);
        return new Opening(folder.resolve(name), Optional.empty(), alone, Effort.LEAST, InstantSource.system());
    }

    @Test
    void aBackupComesBackUnderItsPassphraseAndAWrongOneChangesNothing() throws Exception {
        Path backup = folder.resolve("backup");
        String self;
        try (RunningNode node = opening("first").begin("Ana", Optional.empty())) {
            self = node.self();
            node.chats().send(self, OutgoingText.of("to be kept"));
            node.profile().export(backup, "correct horse".toCharArray(), false);
        }
        Opening other = opening("other");
        assertThrows(ProfileException.class, () -> other.restore(backup, "wrong".toCharArray()));
        assertEquals(Opening.Door.NO_PROFILE, other.door());
        try (RunningNode node = other.restore(backup, "correct horse".toCharArray())) {
            assertEquals(self, node.self());
            assertEquals(1, node.chats().all().size());
        }
        assertEquals(Opening.Door.LOCKED, other.door());
    }

    @Test
    void whoStartsItOnceMoreSeesTheWindowThatIsThere() throws Exception {
        Opening opening = opening("open");
        CountDownLatch shown = new CountDownLatch(1);
        try (RunningNode node = opening.begin("Ana", Optional.empty())) {
            assertTrue(opening.isElsewhere());
            assertFalse(opening.show(), "a program without a window shows none");
            node.profile().whenShown(shown::countDown);
            assertTrue(opening.show());
            shown.await();
        }
        assertFalse(opening.isElsewhere());
    }

    @Test
    void aPairingThatWasLeftLeavesNothing() throws Exception {
        Opening opening = opening("laptop");
        opening.giveUp(opening.join("the laptop"));
        assertEquals(Opening.Door.NO_PROFILE, opening.door());
        assertFalse(Files.exists(folder.resolve("laptop.doorkey")));
    }

    @Test
    void theKeyUnderTheMatIsOverwrittenWhenThereIsAPassphrase() throws Exception {
        Opening opening = opening("kept");
        Path block = folder.resolve("what a look at the free blocks would find");
        try (RunningNode node = opening.begin("Ana", Optional.empty())) {
            Files.createLink(block, folder.resolve("kept.doorkey"));
            opening.protect(node.profile(), "correct horse".toCharArray());
        }
        assertEquals(Opening.Door.LOCKED, opening.door());
        assertArrayEquals(new byte[64], Files.readAllBytes(block));
    }

    @Test
    void whoDestroysAProfileHasTheKeyUnderItsMatDestroyed() throws Exception {
        Opening opening = opening("gone");
        opening.destroy(opening.begin("Ana", Optional.empty()));
        assertEquals(Opening.Door.NO_PROFILE, opening.door());
        assertFalse(Files.exists(folder.resolve("gone.doorkey")));
    }
}
