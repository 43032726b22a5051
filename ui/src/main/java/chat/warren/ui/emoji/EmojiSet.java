package chat.warren.ui.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All emoji: finds them in text, and by name. */
public final class EmojiSet {
    /** Longest of all: a family of four with its joiners, each of a colour, or a flag of tags. */
    private static final int LONGEST = 12;

    private static final int EMOJI_FORM = 0xFE0F;
    private static final int TEXT_FORM = 0xFE0E;

    private final Sprites sprites;
    private final List<Emoji> all;
    private final Map<String, Emoji> coded = new HashMap<>();
    private final Set<Integer> firsts = new HashSet<>();
    private final Set<Integer> textual = new HashSet<>();

    private EmojiSet(Sprites sprites, List<Emoji> all) {
        this.sprites = sprites;
        this.all = List.copyOf(all);
        for (String key : sprites.keys()) {
            firsts.add(Integer.parseInt(key.split("-", 2)[0], 16));
        }
        for (Emoji emoji : all) {
            emoji.naming().codes().forEach(code -> coded.put(code, emoji));
            if (emoji.textual()) {
                textual.add(emoji.text().codePointAt(0));
            }
        }
    }

    /** Reads all of them from the program itself; some milliseconds, so rather before a window waits. */
    public static EmojiSet load() {
        try (InputStream in = EmojiSet.class.getResourceAsStream("emoji.txt")) {
            if (in == null) {
                throw new IllegalStateException("the program came without its emoji");
            }
            List<Emoji> all = new ArrayList<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.add(emoji(line.split("\t", -1)));
            }
            return new EmojiSet(Sprites.load(), all);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own emoji", e);
        }
    }

    private static Emoji emoji(String[] columns) {
        return new Emoji(
                columns[0],
                Emoji.Group.numbered(Integer.parseInt(columns[1])),
                columns[2].startsWith("text"),
                columns[2].endsWith("+tones"),
                columns[3],
                new Emoji.Naming(listed(columns[4]), listed(columns[5])));
    }

    private static List<String> listed(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split(",", -1));
    }

    public List<Emoji> all() {
        return all;
    }

    public List<Emoji> of(Emoji.Group group) {
        return all.stream().filter(emoji -> emoji.group() == group).toList();
    }

    public Sprites sprites() {
        return sprites;
    }

    /** What stands between colons. */
    public Optional<Emoji> coded(String code) {
        return Optional.ofNullable(coded.get(code.toLowerCase(Locale.ROOT)));
    }

    /** Its picture, of text that is one emoji. */
    public Optional<Segment> only(String text) {
        List<Segment> segments = segments(text);
        return segments.size() == 1 && segments.getFirst().isEmoji()
                ? Optional.of(segments.getFirst())
                : Optional.empty();
    }

    /** Those with all of these words, or beginnings of words; who is called so stands before who is found under it. */
    public List<Emoji> search(String words, int most) {
        String[] wanted =
                words.toLowerCase(Locale.ROOT).replace('_', ' ').strip().split("\\s+", -1);
        record Match(Emoji emoji, int rank) {}
        List<Match> matches = new ArrayList<>();
        for (Emoji emoji : all) {
            if (emoji.group() != Emoji.Group.PARTS) {
                int rank = 0;
                for (String word : wanted) {
                    int found = rank(emoji, word);
                    rank = found < 0 || rank < 0 ? -1 : rank + found;
                }
                if (rank >= 0) {
                    matches.add(new Match(emoji, rank));
                }
            }
        }
        matches.sort(Comparator.comparingInt(Match::rank));
        return matches.stream().limit(most).map(Match::emoji).toList();
    }

    /** How good a match: 0 is the best, -1 is none. */
    private static int rank(Emoji emoji, String word) {
        String name = emoji.name().toLowerCase(Locale.ROOT);
        if (emoji.naming().codes().contains(word) || name.equals(word)) {
            return 0;
        }
        Set<String> own = new LinkedHashSet<>(List.of(name.split("[ :,-]+", -1)));
        emoji.naming().codes().forEach(code -> own.addAll(List.of(code.split("_", -1))));
        if (own.contains(word)) {
            return 1;
        }
        if (own.stream().anyMatch(each -> each.startsWith(word))) {
            return 2;
        }
        if (emoji.naming().words().contains(word)) {
            return 3;
        }
        return emoji.naming().words().stream().anyMatch(each -> each.startsWith(word)) ? 4 : -1;
    }

    /** Cuts text at its emoji, the longest that fits at each place; together the pieces are the text. */
    public List<Segment> segments(String text) {
        List<Segment> segments = new ArrayList<>();
        int plain = 0;
        int at = 0;
        while (at < text.length()) {
            Segment emoji = firsts.contains(text.codePointAt(at)) ? emojiAt(text, at) : null;
            if (emoji == null) {
                at += Character.charCount(text.codePointAt(at));
            } else {
                if (plain < at) {
                    segments.add(new Segment(plain, at, -1));
                }
                segments.add(emoji);
                at = emoji.to();
                plain = at;
            }
        }
        if (plain < at) {
            segments.add(new Segment(plain, at, -1));
        }
        return segments;
    }

    private @Nullable Segment emojiAt(String text, int from) {
        StringBuilder key = new StringBuilder();
        Segment longest = null;
        int at = from;
        boolean selected = false;
        for (int count = 0; count < LONGEST && at < text.length(); count++) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == TEXT_FORM) {
                return longest != null && longest.to() < at - 1 ? longest : null;
            }
            if (point == EMOJI_FORM) {
                selected = true;
            } else {
                key.append(count == 0 ? "" : "-").append(Integer.toHexString(point));
            }
            int sprite = sprites.number(key.toString());
            boolean letter = text.codePointCount(from, at) == 1 && textual.contains(point);
            if (sprite >= 0 && !(letter && !selected)) {
                longest = new Segment(from, at, sprite);
            }
        }
        return longest;
    }
}
