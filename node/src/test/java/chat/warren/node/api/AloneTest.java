package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chat.warren.node.api.ProfileException.Reason;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A node that knows nobody, and what it says of what cannot be done. */
class AloneTest {
    private static final String NOBODY = "00112233445566778899aabbccddeeff";

    @TempDir
    Path folder;

    private RunningNode node;

    @BeforeEach
    void begin() throws ProfileException, InterruptedException {
        ProfileHome home = new ProfileHome(
                folder.resolve("profile"), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        node = RunningNode.start(
                home.create("Ana", "secret".toCharArray()), new NodeOptions(new Bootstrap.Off(), false, 0));
    }

    @Test
    void whoAsksANodeThatHasEndedHearsSoAtOnce() throws ProfileException {
        node.close();
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertEquals(Reason.LOCKED, refusal(() -> node.chats().send(node.self(), OutgoingText.of("too late"))));
            assertEquals(Reason.LOCKED, refusal(() -> node.people().all()));
            assertEquals(Reason.LOCKED, refusal(() -> node.devices().view()));
            assertEquals(Reason.LOCKED, refusal(() -> node.network().view()));
        });
    }

    @AfterEach
    void end() throws ProfileException {
        node.close();
    }

    private Reason refusal(Executable wanted) {
        return assertThrows(ProfileException.class, wanted).reason();
    }

    @Test
    void whatCannotBeDoneIsToldApartFromWhatIsNotThere() throws ProfileException, InterruptedException {
        assertEquals(Reason.NOT_POSSIBLE, refusal(() -> node.chats().send(NOBODY, OutgoingText.of("hello"))));
        String note = node.chats().send(node.self(), OutgoingText.of("a note"));
        node.chats().forget(note);
        assertEquals(Reason.NOT_FOUND, refusal(() -> node.chats().forget(note)));
        assertEquals(Reason.NOT_FOUND, refusal(() -> node.chats().markRead(node.self(), NOBODY)));
    }
}
