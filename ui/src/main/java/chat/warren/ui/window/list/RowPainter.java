package chat.warren.ui.window.list;

import chat.warren.ui.look.Avatar;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.presence.Dot;
import chat.warren.ui.window.presence.Presence;
import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;

/** Paints a line of the list: one component for all of them. */
final class RowPainter implements ListCellRenderer<Row> {
    static final int HEIGHT = 64;
    private static final int AVATAR = 40;

    private final Stage stage;
    private final JPanel cell;
    private final JLabel avatar = new JLabel();
    private final JLabel name = Pieces.label("", Text.STRONG, Shade.INK);
    private final JLabel time = Pieces.label("", Text.SMALL, Shade.QUIET);
    private final JLabel line = Pieces.label("", Text.BODY, Shade.QUIET);
    private final Badge badge = new Badge();

    RowPainter(Stage stage) {
        this.stage = stage;
        cell = new RoundedCell(
                new MigLayout("insets 8 16 8 16, gap 0, fillx, hidemode 2", "[40!]12[grow,fill,0::]8[]", "[24!][24!]"));
        time.setHorizontalAlignment(SwingConstants.TRAILING);
        cell.add(avatar, "spany 2, aligny center");
        cell.add(name, "aligny bottom, wmin 0");
        cell.add(time, "aligny bottom, alignx trailing, wrap");
        cell.add(line, "aligny top, wmin 0");
        cell.add(badge, "aligny top, alignx trailing");
        cell.applyComponentOrientation(stage.words().orientation());
    }

    /** A painter hangs in no window, and is told of another theme or size by its list. */
    void dress() {
        SwingUtilities.updateComponentTreeUI(cell);
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends Row> list, Row row, int index, boolean chosen, boolean focused) {
        RoundedCell rounded = (RoundedCell) cell;
        rounded.show(chosen, focused && list.isFocusOwner());
        avatar.setIcon(face(row));
        name.setText(row.name());
        name.setIcon(
                row.line().presence() == Presence.NONE
                        ? null
                        : new Dot(row.line().presence()));
        name.setHorizontalTextPosition(SwingConstants.LEADING);
        time.setText(row.at()
                .map(at -> stage.words().times().brief(at, stage.clock().instant(), stage.zone()))
                .orElse(""));
        line.setText(row.line().text());
        badge.show(row.line().unread(), row.line().muted(), stage.words());
        cell.getAccessibleContext().setAccessibleName(spoken(row));
        return cell;
    }

    /** What a screen reader says. */
    private String spoken(Row row) {
        List<String> parts = new ArrayList<>();
        parts.add(row.name());
        if (row.line().presence() != Presence.NONE) {
            parts.add(row.line().presence().words(stage.words()));
        }
        if (row.line().unread() > 0) {
            parts.add(stage.words().count("list.unread", row.line().unread()));
        }
        if (row.line().muted()) {
            parts.add(stage.say("list.muted"));
        }
        parts.add(row.line().text());
        parts.add(time.getText());
        return String.join(", ", parts);
    }

    static Icon face(Row row) {
        return switch (row.kind()) {
            case FRIEND, FOUND, ASKED -> new Avatar(row.id(), row.name(), AVATAR);
            case NOTES -> new Disc(Icons.of("notes", Icons.USUAL, Shade.ACCENT), AVATAR);
            case ECHO -> new Disc(Icons.of("echo", Icons.USUAL, Shade.ACCENT), AVATAR);
            case REQUEST, INTRODUCED -> new Disc(Icons.of("person", Icons.USUAL, Shade.ACCENT), AVATAR);
            case TAKEN -> new Disc(Icons.of("link", Icons.USUAL, Shade.ACCENT), AVATAR);
        };
    }
}
