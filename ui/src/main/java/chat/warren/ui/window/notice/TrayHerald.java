package chat.warren.ui.window.notice;

import java.awt.EventQueue;
import java.awt.Toolkit;

/** Tells through the tray: what Windows and macOS show so cannot be taken back. */
record TrayHerald(Tray tray) implements Herald {
    @Override
    public void tell(Notice notice, boolean aloud) {
        EventQueue.invokeLater(() -> {
            if (tray.isThere()) {
                tray.tell(notice);
            }
            if (aloud) {
                Toolkit.getDefaultToolkit().beep();
            }
        });
    }

    @Override
    public void takeBack(String about) {}

    @Override
    public void close() {}
}
