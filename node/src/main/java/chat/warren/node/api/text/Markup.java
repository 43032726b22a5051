package chat.warren.node.api.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code **bold**}, {@code *italic*}, {@code `code`}, fenced code, {@code > quotes}, lists with dashes or
 * numbers, and web addresses. What is no such mark is text.
 */
public final class Markup {
    private static final String FENCE = "```";
    private static final Pattern DOT = Pattern.compile("[-*•] +(.*)");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})[.)] +(.*)");
    private static final Pattern QUOTE = Pattern.compile("> ?(.*)");

    private final String[] lines;
    private final int[] starts;
    private final List<Meant> meant;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Piece> paragraph = new ArrayList<>();
    private int at;
    private int noFenceAfter = Integer.MAX_VALUE;

    private Markup(String text, List<Meant> meant) {
        this.lines = text.split("\n", -1);
        this.starts = new int[lines.length];
        for (int i = 1; i < lines.length; i++) {
            starts[i] = starts[i - 1] + lines[i - 1].length() + 1;
        }
        this.meant = meant;
    }

    /**
     * Letters of one line without the mark that it begins with.
     *
     * @param from where in the message they begin
     */
    private record Piece(String text, int from) {}

    public static List<Block> parse(String text) {
        return parse(text, List.of());
    }

    /** Also marks who is meant by which letters. */
    public static List<Block> parse(String text, List<Meant> meant) {
        return new Markup(text, meant).blocks();
    }

    /** As one line, without marks: for lists of conversations and for notifications. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (Block block : parse(text)) {
            if (!plain.isEmpty()) {
                plain.append(' ');
            }
            switch (block) {
                case Block.Paragraph(List<Span> spans) -> append(spans, plain);
                case Block.Quote(List<Span> spans) -> append(spans, plain);
                case Block.Items(int _, List<List<Span>> items) ->
                    items.forEach(item -> {
                        append(item, plain);
                        plain.append(' ');
                    });
                case Block.Code(String _, String code) -> plain.append(code);
            }
        }
        return plain.toString().replaceAll("\\s+", " ").strip();
    }

    private static void append(List<Span> spans, StringBuilder plain) {
        spans.forEach(span -> plain.append(span.text()));
    }

    private List<Block> blocks() {
        while (at < lines.length) {
            String line = lines[at];
            if (line.startsWith(FENCE) && endOfFence().isPresent()) {
                endParagraph();
                code(endOfFence().get());
            } else if (QUOTE.matcher(line).matches()) {
                endParagraph();
                quote();
            } else if (DOT.matcher(line).matches() || NUMBER.matcher(line).matches()) {
                endParagraph();
                items();
            } else {
                if (line.isBlank()) {
                    endParagraph();
                } else {
                    paragraph.add(new Piece(line, starts[at]));
                }
                at++;
            }
        }
        endParagraph();
        return List.copyOf(blocks);
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            blocks.add(new Block.Paragraph(spans(paragraph)));
            paragraph.clear();
        }
    }

    private List<Span> spans(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        List<Meant> here = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            for (Meant each : meant) {
                int from = each.from() - piece.from;
                if (from >= 0 && from + each.length() <= piece.text.length()) {
                    here.add(new Meant(text.length() + from, each.length(), each.own()));
                }
            }
            text.append(piece.text);
        }
        return Spans.parse(text.toString(), here);
    }

    /** Where the code ends; a fence that nobody closes is text. */
    private Optional<Integer> endOfFence() {
        if (noFenceAfter <= at) {
            return Optional.empty();
        }
        for (int i = at + 1; i < lines.length; i++) {
            if (lines[i].strip().equals(FENCE)) {
                return Optional.of(i);
            }
        }
        noFenceAfter = at; // Looked for once, or a text of opening fences would take the square of its length.
        return Optional.empty();
    }

    private void code(int end) {
        String language = lines[at].substring(FENCE.length()).strip();
        blocks.add(new Block.Code(language, String.join("\n", List.of(lines).subList(at + 1, end))));
        at = end + 1;
    }

    private void quote() {
        List<Piece> said = new ArrayList<>();
        while (at < lines.length) {
            Matcher line = QUOTE.matcher(lines[at]);
            if (!line.matches()) {
                break;
            }
            said.add(new Piece(line.group(1), starts[at] + line.start(1)));
            at++;
        }
        blocks.add(new Block.Quote(spans(said)));
    }

    private void items() {
        Matcher number = NUMBER.matcher(lines[at]);
        boolean numbered = number.matches();
        int first = numbered ? Integer.parseInt(number.group(1)) : 0;
        List<List<Span>> items = new ArrayList<>();
        while (at < lines.length) {
            Matcher line = (numbered ? NUMBER : DOT).matcher(lines[at]);
            if (!line.matches()) {
                break;
            }
            int group = numbered ? 2 : 1;
            items.add(spans(List.of(new Piece(line.group(group), starts[at] + line.start(group)))));
            at++;
        }
        blocks.add(new Block.Items(first, items));
    }
}
