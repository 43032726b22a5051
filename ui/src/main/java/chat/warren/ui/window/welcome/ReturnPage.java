package chat.warren.ui.window.welcome;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.words.Words;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.SwingConstants;

/** For somebody who was here before: what they still have. */
public final class ReturnPage {
    private final Sheet sheet;
    private final Words words;

    /**
     * Asks.
     *
     * @param paper they have the recovery words
     * @param backup they have a sealed file
     * @param device they have another machine that is theirs
     */
    public ReturnPage(Words words, Runnable paper, Runnable backup, Runnable device, Runnable back) {
        this.words = words;
        JButton before = Pieces.quiet(words.say("recover.back"));
        before.setName("back");
        before.addActionListener(pressed -> back.run());
        sheet = new Sheet("key", words.say("recover.title"), words.say("return.sentence"))
                .with(door("key", "return.paper", paper))
                .with(door("storage", "return.backup", backup))
                .with(door("link", "return.device", device))
                .elsewhere(before);
        sheet.component().applyComponentOrientation(words.orientation());
    }

    private JButton door(String icon, String key, Runnable opened) {
        JButton door = Pieces.button(words.say(key));
        Pieces.style(door, "margin: 12,16,12,16");
        door.setName(key);
        door.setIcon(Icons.of(icon, Icons.USUAL, Shade.ACCENT));
        door.setIconTextGap(12);
        door.setHorizontalAlignment(SwingConstants.LEADING);
        door.addActionListener(pressed -> opened.run());
        return door;
    }

    public JComponent component() {
        return sheet.component();
    }
}
