package chat.warren.ui.window.flow;

import chat.warren.node.api.text.Block;
import chat.warren.node.api.text.Span;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.emoji.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * The letters of a message as they are shown, cut into lines of the writer's.
 *
 * @param text all letters shown, lines separated by line breaks
 * @param whole whether that is all of the message
 * @param emojiOnly how many emoji it is, if it is nothing but few of them; else 0
 */
public record Prose(String text, List<Strip> strips, boolean whole, int emojiOnly) {
    /** Two screens of text: beyond, a message is cut until somebody asks, so that a letter bomb stops nobody. */
    public static final int AT_FIRST = 6000;
    /** As many are shown large; more are a pattern. */
    private static final int LARGE = 5;

    /** How a line stands. */
    public enum Kind {
        TEXT,
        QUOTE,
        ITEM,
        CODE
    }

    /**
     * One line of the writer's.
     *
     * @param from where it begins in the text
     * @param block the number of its block: lines of one block stand closer
     */
    public record Strip(int from, String text, Kind kind, int block, List<Piece> pieces) {
        public Strip {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * Letters of one kind, or one emoji.
     *
     * @param from in the strip
     * @param sprite of an emoji; -1 for letters
     * @param link the address, for letters that are one; else empty
     */
    public record Piece(int from, int to, Span look, int sprite, String link) {}

    public Prose {
        strips = List.copyOf(strips);
    }

    /** Cuts a message, whole or, if it is very long, as far as is shown at first. */
    public static Prose of(List<Block> blocks, EmojiSet emoji, boolean all) {
        Writing writing = new Writing(emoji, all ? Integer.MAX_VALUE : AT_FIRST);
        for (Block block : blocks) {
            writing.block(block);
        }
        return writing.done();
    }

    /** Letters without marks, such as a word on what happened. */
    public static Prose plain(String text, EmojiSet emoji) {
        return of(List.of(new Block.Paragraph(List.of(new Span(text, java.util.Set.of())))), emoji, false);
    }

    private static final class Writing {
        private final EmojiSet emoji;
        private final int most;
        private final StringBuilder text = new StringBuilder();
        private final List<Strip> strips = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private final List<Piece> pieces = new ArrayList<>();
        private int block;
        private int count;
        private boolean others;
        private boolean cut;

        Writing(EmojiSet emoji, int most) {
            this.emoji = emoji;
            this.most = most;
        }

        void block(Block of) {
            switch (of) {
                case Block.Paragraph(List<Span> spans) -> spans(spans, Kind.TEXT);
                case Block.Quote(List<Span> spans) -> spans(spans, Kind.QUOTE);
                case Block.Items(int first, List<List<Span>> items) -> {
                    for (int i = 0; i < items.size(); i++) {
                        append(new Span(first == 0 ? "•  " : first + i + ".  ", java.util.Set.of()));
                        spans(items.get(i), Kind.ITEM);
                    }
                }
                case Block.Code(String _, String code) -> {
                    others = true;
                    for (String each : code.split("\n", -1)) {
                        append(new Span(each, java.util.Set.of(Span.Style.CODE)));
                        end(Kind.CODE);
                    }
                }
            }
            block++;
        }

        private void spans(List<Span> spans, Kind kind) {
            others |= kind != Kind.TEXT;
            for (Span span : spans) {
                String[] lines = span.text().split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    if (i > 0) {
                        end(kind);
                    }
                    append(new Span(lines[i], span.styles()));
                }
            }
            end(kind);
        }

        private void append(Span span) {
            String letters = span.text();
            int room = most - text.length() - line.length();
            if (letters.length() > room) {
                cut = true;
                letters = letters.substring(0, Math.max(0, room));
            }
            String link = span.styles().contains(Span.Style.LINK) ? letters : "";
            int start = line.length();
            line.append(letters);
            for (Segment segment : emoji.segments(letters)) {
                pieces.add(new Piece(start + segment.from(), start + segment.to(), span, segment.sprite(), link));
                if (segment.isEmoji()) {
                    count++;
                } else {
                    others |= !letters.substring(segment.from(), segment.to()).isBlank();
                }
            }
        }

        private void end(Kind kind) {
            if (!cut || !line.isEmpty()) {
                if (!strips.isEmpty()) {
                    text.append('\n');
                }
                strips.add(new Strip(text.length(), line.toString(), kind, block, pieces));
                text.append(line);
            }
            line.setLength(0);
            pieces.clear();
        }

        Prose done() {
            boolean few = !others && count > 0 && count <= LARGE && block <= 1;
            return new Prose(text.toString(), strips, !cut, few ? count : 0);
        }
    }
}
