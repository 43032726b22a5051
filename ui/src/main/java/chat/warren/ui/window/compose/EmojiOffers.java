package chat.warren.ui.window.compose;

import chat.warren.ui.emoji.Emoji;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.emoji.Segment;
import chat.warren.ui.window.flow.EmojiGlyph;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.Icon;

/** Emoji for {@code :smi}, and one in place of {@code :smile:}. */
final class EmojiOffers implements Offers {
    private static final int MOST = 7;
    /** Two letters: after one, everything is meant. */
    private static final Pattern BEGUN = Pattern.compile("(?:^|[\\s(])(:([a-z0-9_+-]{2,32})(:?))$");

    private final EmojiSet set;

    EmojiOffers(EmojiSet set) {
        this.set = set;
    }

    @Override
    public Begun begun(String before) {
        Matcher begun = BEGUN.matcher(before);
        if (!begun.find()) {
            return Begun.NOTHING;
        }
        boolean whole = !begun.group(3).isEmpty();
        List<Emoji> found = whole ? set.coded(begun.group(2)).stream().toList() : set.search(begun.group(2), MOST);
        return new Begun(
                begun.group(1).length(), whole, found.stream().map(this::offer).toList());
    }

    private Offer offer(Emoji emoji) {
        return new Offer(icon(emoji), code(emoji), emoji.text());
    }

    private static String code(Emoji emoji) {
        return emoji.naming().codes().isEmpty()
                ? emoji.name()
                : ":" + emoji.naming().codes().getFirst() + ":";
    }

    private Icon icon(Emoji emoji) {
        int sprite = set.only(emoji.text()).map(Segment::sprite).orElse(0);
        int side = UIScale.scale(18);
        return new Icon() {
            @Override
            public void paintIcon(Component on, Graphics graphics, int x, int y) {
                EmojiGlyph.paint((Graphics2D) graphics, set.sprites(), sprite, x, y, side);
            }

            @Override
            public int getIconWidth() {
                return side;
            }

            @Override
            public int getIconHeight() {
                return side;
            }
        };
    }
}
