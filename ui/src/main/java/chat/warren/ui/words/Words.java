package chat.warren.ui.words;

import java.awt.ComponentOrientation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The texts of one language. Immutable. */
public final class Words {
    /** One file for each part of the window, so that each is read by whoever knows the part. */
    static final List<String> PARTS = List.of("window", "talk", "node");
    /** Around what is filled in: a name of another script must not turn the sentence round. */
    private static final String ISOLATE = "\u2068";

    /** Around what is English, whatever a path in it is. */
    private static final String LEFT_TO_RIGHT = "\u2066";

    private static final String END_OF_ISOLATE = "\u2069";

    private final Tongue tongue;
    private final Map<String, String> texts;
    private final Times times;

    private Words(Tongue tongue, Map<String, String> texts) {
        this.tongue = tongue;
        this.texts = Map.copyOf(texts);
        this.times = new Times(this);
    }

    public static Words of(Tongue tongue) {
        Map<String, String> texts = new TreeMap<>(read(Tongue.ENGLISH));
        if (tongue != Tongue.ENGLISH) {
            texts.putAll(read(tongue));
        }
        return new Words(tongue, texts);
    }

    /** What the files of this language hold, without English for what they lack. */
    static Map<String, String> read(Tongue tongue) {
        Map<String, String> texts = new TreeMap<>();
        PARTS.forEach(part -> texts.putAll(read(tongue, part)));
        return texts;
    }

    static Map<String, String> read(Tongue tongue, String part) {
        Map<String, String> texts = new TreeMap<>();
        String file = part + (tongue == Tongue.ENGLISH ? "" : "_" + tongue.code()) + ".properties";
        try (InputStream bytes = Words.class.getResourceAsStream(file)) {
            if (bytes != null) {
                Properties properties = new Properties();
                properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
                properties.forEach((key, text) -> texts.put((String) key, (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a part of the program cannot be read: " + file, e);
        }
        return texts;
    }

    public Tongue tongue() {
        return tongue;
    }

    /** Days and hours, as people here write them. */
    public Times times() {
        return times;
    }

    /** The icon that leads to where one came from: what is read from the right comes from the right. */
    public String backIcon() {
        return tongue.rightToLeft() ? "forward" : "back";
    }

    public ComponentOrientation orientation() {
        return tongue.rightToLeft() ? ComponentOrientation.RIGHT_TO_LEFT : ComponentOrientation.LEFT_TO_RIGHT;
    }

    /** The text of this key, with these values in it. */
    public String say(String key, Object... values) {
        return filled(text(key), values);
    }

    /** A sentence of the node's, in this language if anybody has translated it. */
    public String told(String sentence) {
        return tongue == Tongue.ENGLISH
                ? sentence
                : Sayings.said(this, sentence).orElse(sentence);
    }

    /**
     * A failure of the node's in this language: its sentence, if anybody has translated that; else what failures of its
     * kind mean, with the sentence as it came.
     *
     * @param kind its reason's name
     */
    public String told(String kind, String sentence) {
        String key = "fault." + kind.toLowerCase(Locale.ROOT).replace('_', '-');
        if (tongue == Tongue.ENGLISH) {
            return sentence;
        }
        return Sayings.said(this, sentence)
                .orElseGet(() -> knows(key) ? say(key, LEFT_TO_RIGHT + sentence + END_OF_ISOLATE) : sentence);
    }

    /** Whether there is a text of this key: for what comes by a name from elsewhere. */
    public boolean knows(String key) {
        return texts.containsKey(key);
    }

    /** The text for so many of something; the number is {@code {0}}, the values follow. */
    public String count(String key, long number, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = number;
        System.arraycopy(values, 0, all, 1, values.length);
        String form = key + "." + tongue.plural().form(number);
        // What a language has not yet comes in English, whose forms are other ones.
        return filled(texts.containsKey(form) ? text(form) : text(key + ".other"), all);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(tongue.locale()).format(number);
    }

    private String text(String key) {
        return Optional.ofNullable(texts.get(key))
                .orElseThrow(() -> new IllegalStateException("no text has the key " + key));
    }

    private String filled(String text, Object... values) {
        String filled = text;
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", value(values[i]));
        }
        return filled;
    }

    /** A value as it stands in a text, or alone: its own direction does not turn what is around it. */
    public String value(Object value) {
        if (value instanceof Number number) {
            return number(number.longValue());
        }
        String text = value.toString();
        return tongue.rightToLeft() ? ISOLATE + text + END_OF_ISOLATE : text;
    }

    /** All keys, for the test that looks for missing ones. */
    Set<String> keys() {
        return texts.keySet();
    }
}
