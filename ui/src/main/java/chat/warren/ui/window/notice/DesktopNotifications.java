package chat.warren.ui.window.notice;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The Desktop Notifications Specification, as far as we need it. Public because D-Bus makes proxies of it. */
@DBusInterfaceName("org.freedesktop.Notifications")
public interface DesktopNotifications extends DBusInterface {
    String NAME = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

    @DBusMemberName("GetCapabilities")
    List<String> capabilities();

    /**
     * Shows a notification, and gives its number.
     *
     * @param replaces the number of one that it takes the place of, or 0
     * @param actions keys and their labels in turn
     * @param stays in milliseconds; -1 as the desktop likes
     */
    @DBusMemberName("Notify")
    UInt32 show(
            String program,
            UInt32 replaces,
            String icon,
            String title,
            String text,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int stays);

    @DBusMemberName("CloseNotification")
    void takeBack(UInt32 number);

    /** Somebody pressed a notification. */
    @DBusMemberName("ActionInvoked")
    class ActionInvoked extends DBusSignal {
        private final UInt32 number;

        /** Read from the bus. */
        public ActionInvoked(String path, UInt32 number, String action) throws DBusException {
            super(path, number, action);
            this.number = number;
        }

        public UInt32 number() {
            return number;
        }
    }
}
