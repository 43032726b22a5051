package chat.warren.ui.window.notice;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Shade;
import com.formdev.flatlaf.util.SystemInfo;
import java.awt.AWTException;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.util.Optional;

/** Our icon where a desktop has a tray. On the event thread. */
public final class Tray implements AutoCloseable {
    private final TrayIcon icon;
    private final MenuItem open = new MenuItem();
    private final MenuItem quit = new MenuItem();
    private boolean there;

    private Tray(Runnable opened, Runnable ended) {
        int size = SystemTray.getSystemTray().getTrayIconSize().width;
        PopupMenu menu = new PopupMenu();
        open.addActionListener(pressed -> opened.run());
        quit.addActionListener(pressed -> ended.run());
        menu.add(open);
        menu.add(quit);
        icon = new TrayIcon(Icons.of("warren", size, Shade.ACCENT).getImage(), "Warren", menu);
        icon.setImageAutoSize(true);
        icon.addActionListener(pressed -> opened.run());
    }

    /** A tray, if this desktop has one; nothing is in it yet. */
    public static Optional<Tray> of(Runnable opened, Runnable ended) {
        return SystemTray.isSupported() ? Optional.of(new Tray(opened, ended)) : Optional.empty();
    }

    /** Whether notices go through it here, so that it has to be there for them. */
    public static boolean tells() {
        return !SystemInfo.isLinux;
    }

    /** Puts the icon there, or takes it away. */
    public void show(boolean wanted) {
        if (wanted && !there) {
            try {
                SystemTray.getSystemTray().add(icon);
                there = true;
            } catch (AWTException e) {
                there = false; // The tray went away since it was asked for.
            }
        } else if (!wanted && there) {
            SystemTray.getSystemTray().remove(icon);
            there = false;
        }
    }

    /** Whether somebody who has lost the window finds it here. */
    public boolean isThere() {
        return there;
    }

    /** What its menu says. */
    public void say(String opening, String ending) {
        open.setLabel(opening);
        quit.setLabel(ending);
    }

    /** The number of unread messages, where the pointer rests. */
    public void unread(String hint) {
        icon.setToolTip(hint);
    }

    /** Tells by a balloon, as Windows and macOS show them. */
    void tell(Notice notice) {
        icon.displayMessage(notice.title(), notice.text(), TrayIcon.MessageType.NONE);
    }

    @Override
    public void close() {
        show(false);
    }
}
