/** What people use: the window and the terminal commands. */
module chat.warren.ui {
    requires chat.warren.node;
    requires com.formdev.flatlaf;
    requires com.formdev.flatlaf.extras;
    requires com.formdev.flatlaf.fonts.inter;
    requires com.google.gson;
    requires com.google.zxing;
    requires com.miglayout.core;
    requires com.miglayout.swing;
    requires concentus;
    requires info.picocli;
    requires java.desktop;
    requires org.freedesktop.dbus;
    requires org.jline.reader;
    requires org.jline.terminal;
    requires static org.jspecify;

    // FlatLaf reads the themes' properties, and draws the icons.
    opens chat.warren.ui.look to
            com.formdev.flatlaf,
            com.formdev.flatlaf.extras;
    // The desktop's notifications are called through its interfaces.
    exports chat.warren.ui.window.notice to
            org.freedesktop.dbus;

    opens chat.warren.ui.terminal to
            info.picocli;
}
