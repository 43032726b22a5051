package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.ConversationView;
import chat.warren.node.api.Effort;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.window.offstage.Offstage;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.awt.EventQueue;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderTest {
    @TempDir
    Path folder;

    private static final class Nobody implements Reader.Heard {
        @Override
        public void opened(Optional<ConversationView> view, Optional<String> unread) {}

        @Override
        public void changed(int fresh) {}
    }

    @Test
    void whatCouldNotBeReadIsAskedForAgain() throws Exception {
        ProfileHome home = new ProfileHome(
                folder.resolve("ana"), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        NodeOptions alone = new NodeOptions(new Bootstrap.Off(), false, 0);
        RunningNode node = RunningNode.start(home.create("Ana", "secret".toCharArray()), alone);
        BlockingQueue<ProfileException> failures = new LinkedBlockingQueue<>();
        try (Offstage offstage = new Offstage(failures::add)) {
            Stage stage = new Stage(node, offstage, Words.of(Tongue.ENGLISH), InstantSource.system(), ZoneOffset.UTC);
            Reader reader = new Reader(stage, node.self(), new Nobody());
            node.close();
            for (int reads = 0; reads < 2; reads++) {
                EventQueue.invokeAndWait(reader::refresh);
                assertNotNull(failures.poll(30, TimeUnit.SECONDS), "it was not read, and nobody was told");
            }
        }
    }
}
