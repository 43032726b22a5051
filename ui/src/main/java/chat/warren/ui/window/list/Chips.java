package chat.warren.ui.window.list;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.window.offstage.Stage;
import com.formdev.flatlaf.FlatClientProperties;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;

/** Filters over the list, of which one holds. */
final class Chips {
    /** Which lines are wanted. */
    enum Filter {
        ALL,
        UNREAD,
        REQUESTS,
        ARCHIVED;

        boolean wants(Row row) {
            boolean request = row.kind() == Row.Kind.REQUEST || row.kind() == Row.Kind.INTRODUCED;
            return switch (this) {
                case ALL -> !row.line().archived();
                case UNREAD -> row.line().unread() > 0 || request;
                case REQUESTS -> request || row.kind() == Row.Kind.ASKED || row.kind() == Row.Kind.TAKEN;
                case ARCHIVED -> row.line().archived();
            };
        }
    }

    private final JPanel panel = Pieces.clear(new MigLayout("insets 0, gap 4"));

    Chips(Stage stage, Consumer<Filter> chosen) {
        ButtonGroup group = new ButtonGroup();
        for (Filter filter : Filter.values()) {
            JToggleButton chip =
                    new JToggleButton(stage.say("list.filter." + filter.name().toLowerCase(Locale.ROOT)));
            chip.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
            Pieces.style(
                    chip,
                    "arc: 999; toolbar.margin: 3,10,3,10; font: -1; foreground: $Warren.quiet;"
                            + " toolbar.selectedBackground: $Warren.chosen; toolbar.selectedForeground: $Warren.ink;"
                            + " toolbar.hoverBackground: $Warren.hover");
            chip.setName("filter." + filter.name().toLowerCase(Locale.ROOT));
            chip.addActionListener(pressed -> chosen.accept(filter));
            chip.setSelected(filter == Filter.ALL);
            group.add(chip);
            panel.add(chip);
        }
    }

    JPanel panel() {
        return panel;
    }
}
