package chat.warren.ui.window.settings;

import java.util.List;

/** Lines that belong together. */
record Chapter(String title, String icon, List<Line> lines) {
    Chapter {
        lines = List.copyOf(lines);
    }
}
