package chat.warren.ui.window.compose;

import chat.warren.ui.emoji.Sprites;
import chat.warren.ui.window.flow.EmojiGlyph;
import java.awt.Container;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.util.Optional;
import javax.swing.SwingConstants;
import javax.swing.text.AbstractDocument;
import javax.swing.text.BadLocationException;
import javax.swing.text.BoxView;
import javax.swing.text.Element;
import javax.swing.text.LabelView;
import javax.swing.text.ParagraphView;
import javax.swing.text.Position;
import javax.swing.text.StyledEditorKit;
import javax.swing.text.View;
import javax.swing.text.ViewFactory;

/** Shows letters as usual and emoji as pictures. */
final class EmojiKit extends StyledEditorKit {
    private final transient Sprites sprites;

    EmojiKit(Sprites sprites) {
        this.sprites = sprites;
    }

    @Override
    public ViewFactory getViewFactory() {
        return element -> {
            Optional<EmojiText.Mark> mark = EmojiText.mark(element);
            if (mark.isPresent()) {
                return new Picture(element, sprites, mark.get().sprite());
            }
            return switch (element.getName()) {
                case AbstractDocument.ParagraphElementName -> new ParagraphView(element);
                case AbstractDocument.SectionElementName -> new BoxView(element, View.Y_AXIS);
                default -> new Letters(element);
            };
        };
    }

    /** Letters that break anywhere when there is no better place: an address is longer than a field. */
    private static final class Letters extends LabelView {
        Letters(Element element) {
            super(element);
        }

        @Override
        public float getMinimumSpan(int axis) {
            return axis == View.X_AXIS ? 0 : super.getMinimumSpan(axis);
        }
    }

    /** One emoji. */
    private static final class Picture extends View {
        private static final float ABOVE = 0.8f;

        private final Sprites sprites;
        private final int sprite;

        Picture(Element element, Sprites sprites, int sprite) {
            super(element);
            this.sprites = sprites;
            this.sprite = sprite;
        }

        private float size() {
            Container on = getContainer();
            return on == null ? 0 : EmojiGlyph.size(on.getFont());
        }

        @Override
        public float getPreferredSpan(int axis) {
            if (axis == View.X_AXIS) {
                return EmojiText.isRest(getElement()) ? 0 : size() + 2;
            }
            return size();
        }

        @Override
        public float getAlignment(int axis) {
            return axis == View.Y_AXIS ? ABOVE : super.getAlignment(axis);
        }

        @Override
        public void paint(Graphics graphics, Shape allocation) {
            if (!EmojiText.isRest(getElement())) {
                Rectangle box = allocation.getBounds();
                EmojiGlyph.paint((Graphics2D) graphics, sprites, sprite, box.x + 1, box.y, size());
            }
        }

        @Override
        public Shape modelToView(int at, Shape allocation, Position.Bias bias) throws BadLocationException {
            Rectangle box = allocation.getBounds();
            boolean behind = at >= getEndOffset();
            return new Rectangle(behind ? box.x + box.width : box.x, box.y, 0, box.height);
        }

        @Override
        public int viewToModel(float x, float y, Shape allocation, Position.Bias[] bias) {
            Rectangle box = allocation.getBounds();
            boolean behind = x > box.x + box.width / 2f;
            bias[0] = behind ? Position.Bias.Backward : Position.Bias.Forward;
            return behind ? getEndOffset() : getStartOffset();
        }

        @Override
        public int getNextVisualPositionFrom(
                int at, Position.Bias bias, Shape allocation, int direction, Position.Bias[] next)
                throws BadLocationException {
            if (direction != SwingConstants.EAST && direction != SwingConstants.WEST) {
                return super.getNextVisualPositionFrom(at, bias, allocation, direction, next);
            }
            next[0] = Position.Bias.Forward;
            if (at == -1) {
                return getStartOffset();
            }
            if (direction == SwingConstants.EAST) {
                return getEndOffset();
            }
            return at > getStartOffset() ? getStartOffset() : Math.max(0, getStartOffset() - 1);
        }
    }
}
