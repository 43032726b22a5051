/** What people use: terminal commands now, a window later. */
module chat.warren.ui {
    requires chat.warren.node;
    requires com.google.gson;
    requires info.picocli;
    requires static org.jspecify;

    opens chat.warren.ui.terminal to
            info.picocli;
}
