package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.node.api.ProfileException.Reason;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    private ProfileHome home;
    private RunningNode node;

    @BeforeEach
    void begin() throws ProfileException, InterruptedException {
        home = new ProfileHome(
                folder.resolve("profile"), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        home.create("Anna", "secret".toCharArray()).close();
        start();
    }

    private void start() throws ProfileException, InterruptedException {
        node = RunningNode.start(home.open("secret".toCharArray()), new NodeOptions(new Bootstrap.Off(), false, 0));
    }

    @AfterEach
    void end() throws ProfileException {
        node.close();
    }

    @Test
    void whatWasChosenOutlivesTheNodeAndIsTold() throws ProfileException, InterruptedException {
        Events.Listener events = node.events().listen();
        assertEquals("on", node.settings().get(Settings.RELAYING));
        node.settings().set(Settings.RELAYING, "off");
        node.settings().set("ui.language", "de");
        assertEquals(
                List.of(
                        new Event.SettingChanged(Settings.RELAYING, "off"),
                        new Event.SettingChanged("ui.language", "de")),
                events.next(Duration.ofSeconds(10)).orElseThrow().stream()
                        .map(Happening::event)
                        .toList());
        node.close();
        start();
        assertEquals("off", node.settings().get(Settings.RELAYING));
        assertEquals("de", node.settings().all().getLast().value());
        node.settings().reset(Settings.RELAYING);
        assertEquals("on", node.settings().get(Settings.RELAYING));
    }

    @Test
    void whatNobodyKnowsOrNothingCanBeIsRefused() throws ProfileException {
        assertEquals(
                Reason.NOT_FOUND,
                assertThrows(ProfileException.class, () -> node.settings().set("relay", "on"))
                        .reason());
        assertEquals(
                Reason.NOT_UNDERSTOOD,
                assertThrows(ProfileException.class, () -> node.settings().set(Settings.RELAYING, "perhaps"))
                        .reason());
        assertEquals("on", node.settings().get(Settings.RELAYING));
    }
}
