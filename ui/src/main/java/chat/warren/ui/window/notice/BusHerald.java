package chat.warren.ui.window.notice;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** Notifications of a Linux desktop. A desktop that stops answering is asked no more. */
final class BusHerald implements Herald {
    /** Since version 1.2 of the specification, the action of pressing the notification itself. */
    private static final String PRESSED = "default";

    private static final UInt32 NEW = new UInt32(0);
    private static final int AS_USUAL = -1;
    /** A bus that is there answers at once. */
    private static final int PATIENCE_MILLIS = 1000;

    private final DBusConnection bus;
    private final DesktopNotifications desktop;
    private final String open;
    private final boolean marksUp;
    private final Map<String, UInt32> shown = new HashMap<>(); // These two are guarded by this.
    private boolean silent;

    private BusHerald(DBusConnection bus, String open, Consumer<String> pressed) throws DBusException {
        this.bus = bus;
        this.open = open;
        this.desktop =
                bus.getRemoteObject(DesktopNotifications.NAME, DesktopNotifications.PATH, DesktopNotifications.class);
        this.marksUp = desktop.capabilities().contains("body-markup");
        AutoCloseable _ = bus.addSigHandler(
                DesktopNotifications.ActionInvoked.class,
                signal -> about(signal.number()).ifPresent(pressed));
    }

    /**
     * The desktop behind this bus, if one shows notifications there.
     *
     * @param address of the session's bus
     * @param open what pressing a notification does, in words
     * @param pressed hears about which conversation a pressed one was, on a thread of the bus
     */
    static Optional<Herald> at(String address, String open, Consumer<String> pressed) {
        DBusConnection bus;
        try {
            bus = DBusConnectionBuilder.forAddress(address)
                    .withShared(false)
                    .transportConfig()
                    .withTimeout(PATIENCE_MILLIS)
                    .back()
                    .build();
        } catch (DBusException e) {
            return Optional.empty(); // No bus is there.
        }
        try {
            return Optional.of(new BusHerald(bus, open, pressed));
        } catch (DBusException | DBusExecutionException e) {
            end(bus); // There is a bus and nobody on it who shows anything.
            return Optional.empty();
        }
    }

    private synchronized Optional<String> about(UInt32 number) {
        return shown.entrySet().stream()
                .filter(each -> each.getValue().equals(number))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public synchronized void tell(Notice notice, boolean aloud) {
        if (silent) {
            return;
        }
        Map<String, Variant<?>> hints = new HashMap<>();
        hints.put("category", new Variant<>("im.received"));
        hints.put("desktop-entry", new Variant<>("warren"));
        if (aloud) {
            hints.put("sound-name", new Variant<>("message-new-instant"));
        } else {
            hints.put("suppress-sound", new Variant<>(true));
        }
        String text = marksUp ? escaped(notice.text()) : notice.text();
        try {
            UInt32 number = desktop.show(
                    "Warren",
                    shown.getOrDefault(notice.about(), NEW),
                    "warren",
                    notice.title(),
                    text,
                    List.of(PRESSED, open),
                    hints,
                    AS_USUAL);
            shown.put(notice.about(), number);
        } catch (DBusExecutionException e) {
            silent = true; // The desktop went away, or is not what it said.
        }
    }

    /** Desktops read marks in the text; what a friend wrote is to be seen as written. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public synchronized void takeBack(String about) {
        UInt32 number = shown.remove(about);
        if (number != null && !silent) {
            try {
                desktop.takeBack(number);
            } catch (DBusExecutionException e) {
                // It is gone already: somebody closed it.
            }
        }
    }

    @Override
    public synchronized void close() {
        List.copyOf(shown.keySet()).forEach(this::takeBack);
        silent = true;
        end(bus);
    }

    private static void end(DBusConnection bus) {
        try {
            bus.close();
        } catch (IOException e) {
            // It was over before.
        }
    }
}
