package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.ProfileException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
                        .filter(Event.SettingChanged.class::isInstance) // The network comes and goes as it likes.
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

    private Reason refusal(String name, String value) {
        return assertThrows(ProfileException.class, () -> node.settings().set(name, value))
                .reason();
    }

    @Test
    void aProxyIsNamedByNumberAndKind() throws ProfileException {
        for (String wrong : List.of(
                "",
                "tor",
                "socks5://proxy.example:1080",
                "http://1.2.3:80",
                "socks4://127.0.0.1:9050",
                "http://192.0.2.7:0",
                "http://192.0.2.7:65536")) {
            assertEquals(Reason.NOT_UNDERSTOOD, refusal("tunnel.proxy", wrong), wrong);
        }
        assertEquals("none", node.settings().get("tunnel.proxy"));
        for (String right :
                List.of("socks5://localhost:9050", "http://192.0.2.7:8080", "socks5://[2001:db8::7]:1080")) {
            node.settings().set("tunnel.proxy", right);
            assertEquals(right, node.settings().get("tunnel.proxy"));
        }
        node.settings().reset("tunnel.proxy");
        assertEquals("none", node.settings().get("tunnel.proxy"));
    }

    private boolean isListening() throws ProfileException, InterruptedException {
        int port = node.network().view().port();
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void friendsComeInByTcpUntilThatIsSwitchedOff() throws ProfileException, InterruptedException {
        node.settings().set("tunnel.listen", "on");
        assertTrue(isListening());
        node.settings().set("tunnel.listen", "off");
        while (isListening()) {
            Thread.onSpinWait(); // The port is closed on the node's thread, a moment later.
        }
        node.settings().set("tunnel.listen", "on");
        assertTrue(isListening());
    }

    @Test
    void aPortThatSomebodyHasIsNotAskedForInVain() throws IOException, InterruptedException {
        node.settings().set("tunnel.listen", "off");
        while (isListening()) {
            Thread.onSpinWait();
        }
        try (ServerSocket _ = new ServerSocket(node.network().view().port())) {
            assertEquals(Reason.NOT_POSSIBLE, refusal("tunnel.listen", "on"));
        }
        assertEquals("off", node.settings().get("tunnel.listen"));
    }
}
