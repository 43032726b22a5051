package chat.warren.ui.window.compose;

import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.emoji.Segment;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultStyledDocument;
import javax.swing.text.Element;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;

/** Text in which each emoji is an element of its own, so that a view of its own can show it. */
final class EmojiText extends DefaultStyledDocument {
    /** The attribute with an emoji's {@link Mark}. */
    static final Object EMOJI = new Object() {
        @Override
        public String toString() {
            return "emoji";
        }
    };

    /** Two of the same side by side are two: they would be one element if their marks were equal. */
    static final class Mark {
        private final int sprite;

        Mark(int sprite) {
            this.sprite = sprite;
        }

        int sprite() {
            return sprite;
        }
    }

    private final transient EmojiSet emoji;

    EmojiText(EmojiSet emoji) {
        this.emoji = emoji;
    }

    @Override
    public void insertString(int at, String text, AttributeSet with) throws BadLocationException {
        boolean composed = with != null && with.isDefined(StyleConstants.ComposedTextAttribute);
        super.insertString(at, text, composed ? with : SimpleAttributeSet.EMPTY);
        if (!composed) {
            mark(at, text.length());
        }
    }

    @Override
    public void remove(int at, int length) throws BadLocationException {
        super.remove(at, length);
        mark(at, 0);
    }

    /** Marks what is an emoji now in the lines that were touched, and unmarks what is none any more. */
    private void mark(int at, int length) throws BadLocationException {
        int from = getParagraphElement(at).getStartOffset();
        int to = Math.min(getLength(), getParagraphElement(at + length).getEndOffset());
        String text = getText(from, to - from);
        for (Segment segment : emoji.segments(text)) {
            int start = from + segment.from();
            int count = segment.to() - segment.from();
            if (!segment.isEmoji()) {
                unmark(start, count);
            } else if (!isMarked(start, count, segment.sprite())) {
                SimpleAttributeSet attributes = new SimpleAttributeSet();
                attributes.addAttribute(EMOJI, new Mark(segment.sprite()));
                setCharacterAttributes(start, count, attributes, true);
            }
        }
    }

    private void unmark(int from, int count) {
        for (int at = from; at < from + count; ) {
            Element element = getCharacterElement(at);
            if (element.getAttributes().isDefined(EMOJI)) {
                int end = Math.min(element.getEndOffset(), from + count);
                setCharacterAttributes(at, end - at, SimpleAttributeSet.EMPTY, true);
            }
            at = element.getEndOffset();
        }
    }

    private boolean isMarked(int from, int count, int sprite) {
        Element element = getCharacterElement(from);
        return element.getStartOffset() == from
                && element.getEndOffset() == from + count
                && element.getAttributes().getAttribute(EMOJI) instanceof Mark mark
                && mark.sprite() == sprite;
    }

    /** Where the emoji begins that ends there; empty if none does. */
    OptionalInt before(int at) {
        if (at == 0 || mark(getCharacterElement(at - 1)).isEmpty()) {
            return OptionalInt.empty();
        }
        Element first = getCharacterElement(at - 1);
        while (isRest(first)) {
            first = getCharacterElement(first.getStartOffset() - 1);
        }
        return OptionalInt.of(first.getStartOffset());
    }

    static Optional<Mark> mark(Element element) {
        return element.getAttributes().getAttribute(EMOJI) instanceof Mark mark ? Optional.of(mark) : Optional.empty();
    }

    /** Whether it is the rest of an emoji that was written in pieces, each of which is an element. */
    static boolean isRest(Element element) {
        Element line = element.getParentElement();
        int index = line.getElementIndex(element.getStartOffset());
        return index > 0
                && mark(element).isPresent()
                && mark(line.getElement(index - 1)).equals(mark(element));
    }
}
