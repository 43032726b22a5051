package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.text.Markup;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.flow.Laid;
import chat.warren.ui.window.flow.Lines;
import chat.warren.ui.window.flow.Prose;
import chat.warren.ui.window.flow.Type;
import chat.warren.ui.window.list.Ledger;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.UIManager;

/**
 * What all rows of a conversation are made with.
 *
 * @param on whose fonts and screen count
 */
record Dress(Words words, EmojiSet emoji, ZoneId zone, Component on, Company company) {
    /** As many letters of another message say which one is meant. */
    private static final int GLIMPSE = 140;
    /** Of a selection: the letters on it stay readable. */
    private static final int SELECTED = 70;
    /** Of what code stands on. */
    private static final int BEHIND_CODE = 22;
    /** Of what our own name stands on. */
    private static final int BEHIND_NAME = 34;

    /** Who talks here, and what they said. */
    interface Company {
        /** As they are called; our own name for ourselves. */
        String name(String person);

        boolean isSelf(String person);

        Optional<MessageView> find(String message);

        /** Who can be mentioned, ourselves included, by id. */
        Map<String, String> members();

        /** Whether a very long message shall be shown whole. */
        boolean whole(String message);

        /** How far one has listened to a voice message, where any are played. */
        default Listening listening(FileView file) {
            return Listening.NOT;
        }
    }

    static float px(double logical) {
        return UIScale.scale((float) logical);
    }

    Type type() {
        Font font = font("defaultFont");
        Font code = font("monospaced.font").deriveFont(font.getSize2D() * 0.95f);
        Type.Inks inks = new Type.Inks(
                Shade.INK.color(),
                Shade.ACCENT.color(),
                Shade.QUIET.color(),
                faded(Shade.INK.color(), BEHIND_CODE),
                faded(Shade.ACCENT.color(), BEHIND_NAME),
                faded(Shade.ACCENT.color(), SELECTED));
        return new Type(font.deriveFont(font.getSize2D() * 1.08f), code, inks);
    }

    /** The same, all in one shade. */
    Type type(Shade shade, Font font) {
        Type.Inks inks = type().inks();
        Color ink = shade.color();
        return new Type(
                font, font, new Type.Inks(ink, ink, ink, inks.behindCode(), inks.behindName(), inks.selection()));
    }

    private static Color faded(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    Font small() {
        Font font = font("defaultFont");
        return font.deriveFont(font.getSize2D() * 0.86f);
    }

    Font strong() {
        Font font = font("semibold.font");
        return font.deriveFont(font("defaultFont").getSize2D() * 0.95f);
    }

    private static Font font(String key) {
        Font font = UIManager.getFont(key);
        return font == null ? UIManager.getFont("Label.font") : font;
    }

    FontRenderContext context() {
        return new FontRenderContext(
                on.getGraphicsConfiguration() == null
                        ? null
                        : on.getGraphicsConfiguration().getDefaultTransform(),
                true,
                true);
    }

    Laid laid(Prose prose, Type type, float longest) {
        return new Lines(type, emoji.sprites(), context()).laid(prose, longest);
    }

    boolean rightToLeft() {
        return words.tongue().rightToLeft();
    }

    /** The beginning of a message, for where it is only named. */
    String glimpse(MessageView message) {
        if (message.gone()) {
            return words.say("talk.gone");
        }
        String plain = message.text().isEmpty() ? Ledger.said(message, words) : Markup.plain(message.text());
        return plain.length() <= GLIMPSE
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, plain.codePointCount(0, GLIMPSE))) + "…";
    }

    /** A message as it is read aloud. */
    String spoken(MessageView message) {
        String time = words.times().clock(message.written(), zone);
        String said = message.notice()
                ? Notices.sentence(message, this)
                : message.gone() ? words.say("talk.gone") : message.text();
        String whole = words.say("talk.spoken", company.name(message.author()), time, said);
        if (message.notice() || message.gone()) {
            return whole;
        }
        List<String> parts = new ArrayList<>(List.of(whole));
        message.files().forEach(file -> parts.add(Ledger.called(file, words) + ", " + Handling.progress(file, words)));
        if (message.edits() > 0) {
            parts.add(words.say("talk.edited"));
        }
        message.reactions().forEach(each -> parts.add(each.emoji()));
        if (message.own()) {
            parts.add(States.words(message, this));
        }
        return String.join(", ", parts);
    }
}
