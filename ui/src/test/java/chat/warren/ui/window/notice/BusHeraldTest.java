package chat.warren.ui.window.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real bus on a real socket, and a desktop of ours on it. */
class BusHeraldTest {
    @TempDir
    Path folder;

    private String address = "";
    private @Nullable EmbeddedDBusDaemon daemon;

    @BeforeEach
    void aBusRuns() throws Exception {
        address = "unix:path=" + folder.resolve("bus") + ",listen=true";
        daemon = new EmbeddedDBusDaemon(address);
        daemon.startInBackgroundAndWait();
        address = "unix:path=" + folder.resolve("bus");
    }

    @AfterEach
    void itEnds() throws Exception {
        if (daemon != null) {
            daemon.close();
        }
    }

    /** What was asked of it, in words. */
    private static final class Desktop implements DesktopNotifications {
        private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        private long next = 7;

        @Override
        public List<String> capabilities() {
            return List.of("body", "body-markup", "actions");
        }

        @Override
        public UInt32 show(
                String program,
                UInt32 replaces,
                String icon,
                String title,
                String text,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int stays) {
            asked.add(title + "|" + text + "|" + replaces + "|" + hints.containsKey("suppress-sound"));
            return replaces.longValue() == 0 ? new UInt32(next++) : replaces;
        }

        @Override
        public void takeBack(UInt32 number) {
            asked.add("back " + number);
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }

        String next() throws InterruptedException {
            return String.valueOf(asked.poll(20, TimeUnit.SECONDS));
        }
    }

    private DBusConnection session() throws DBusException {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    @Test
    void aDesktopIsToldAndTheNewerTakesTheOldersPlaceAndIsTakenBackWhenRead() throws Exception {
        Desktop desktop = new Desktop();
        BlockingQueue<String> pressed = new LinkedBlockingQueue<>();
        try (DBusConnection theirs = session()) {
            theirs.requestBusName(DesktopNotifications.NAME);
            theirs.exportObject(DesktopNotifications.PATH, desktop);
            Herald herald = BusHerald.at(address, "Open", pressed::add).orElseThrow();
            herald.tell(new Notice("ana", "Ana", "1 < 2 & <b>bold</b>"), false);
            assertEquals("Ana|1 &lt; 2 &amp; &lt;b&gt;bold&lt;/b&gt;|0|true", desktop.next());
            herald.tell(new Notice("ana", "Ana", "more"), true);
            assertEquals("Ana|more|7|false", desktop.next());
            theirs.sendMessage(
                    new DesktopNotifications.ActionInvoked(DesktopNotifications.PATH, new UInt32(7), "default"));
            assertEquals("ana", pressed.poll(20, TimeUnit.SECONDS));
            herald.takeBack("ana");
            assertEquals("back 7", desktop.next());
            herald.tell(new Notice("ben", "Ben", "hello"), false);
            assertEquals("Ben|hello|0|true", desktop.next());
            herald.close();
            assertEquals("back 8", desktop.next());
        }
    }

    @Test
    void aDesktopThatLeavesIsAskedNoMore() throws Exception {
        Herald herald;
        try (DBusConnection theirs = session()) {
            theirs.requestBusName(DesktopNotifications.NAME);
            theirs.exportObject(DesktopNotifications.PATH, new Desktop());
            herald = BusHerald.at(address, "Open", about -> {}).orElseThrow();
        }
        herald.tell(new Notice("ana", "Ana", "nobody hears it"), false);
        herald.takeBack("ana");
        herald.close();
        assertEquals(Optional.empty(), BusHerald.at(address, "Open", about -> {}));
    }

    @Test
    void whereNoBusIsNobodyIsTold() {
        assertTrue(BusHerald.at("unix:path=" + folder.resolve("none"), "Open", about -> {})
                .isEmpty());
    }
}
