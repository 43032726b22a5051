package chat.warren.ui.window.flow;

import chat.warren.ui.window.flow.Prose.Strip;
import java.awt.font.TextHitInfo;
import java.awt.font.TextLayout;

/**
 * A line on the screen.
 *
 * @param strip what it is part of
 * @param part where in the strip its letters stand
 * @param indent from the side where it begins
 * @param top from the top of the text
 */
record Line(Strip strip, TextLayout layout, Part part, float indent, float top, float baseline, float height) {
    /**
     * Letters as the layout counts them, where an emoji is one.
     *
     * @param places of each letter of the strip's layout in the strip, and its end
     * @param from the first of this line
     * @param to behind the last
     */
    record Part(Places places, int from, int to) {}

    /** Where each letter of a layout stands in the strip. */
    static final class Places {
        private final int[] at;

        Places(int[] at) {
            this.at = at;
        }

        int strip(int letter) {
            return at[letter];
        }

        /** The letter that stands there, or whose emoji covers it. */
        int letter(int inStrip) {
            int found = java.util.Arrays.binarySearch(at, inStrip);
            return found >= 0 ? found : -found - 2;
        }

        int count() {
            return at.length - 1;
        }
    }

    boolean rightToLeft() {
        return !layout.isLeftToRight();
    }

    float x(float width) {
        return rightToLeft() ? width - indent - layout.getVisibleAdvance() : indent;
    }

    float end() {
        return indent + layout.getVisibleAdvance();
    }

    float bottom() {
        return top + height;
    }

    int from() {
        return strip.from() + part.places().strip(part.from());
    }

    int to() {
        return strip.from() + part.places().strip(part.to());
    }

    /** The place between two letters that is nearest. */
    int nearest(float x) {
        TextHitInfo hit = layout.hitTestChar(x, 0);
        int letter = Math.clamp(part.from() + hit.getInsertionIndex(), part.from(), part.to());
        return strip.from() + part.places().strip(letter);
    }

    /** The letter there, counted in the strip; -1 beside the line. */
    int under(float x) {
        if (x < 0 || x > layout.getVisibleAdvance()) {
            return -1;
        }
        return part.places().strip(part.from() + layout.hitTestChar(x, 0).getCharIndex());
    }

    /** The letter of the layout of this line at a place of the text, within the line. */
    int letter(int place) {
        int inStrip = Math.clamp(place - strip.from(), 0, strip.text().length());
        return Math.clamp(part.places().letter(inStrip), part.from(), part.to()) - part.from();
    }
}
