package chat.warren.ui.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmojiSetTest {
    private static final EmojiSet SET = EmojiSet.load();

    private static List<String> pieces(String text) {
        return SET.segments(text).stream()
                .map(segment -> (segment.isEmoji() ? "!" : "") + text.substring(segment.from(), segment.to()))
                .toList();
    }

    @Test
    void takesTheLongestThatFits() {
        assertEquals(List.of("so ", "!👨‍👩‍👧‍👦", " and ", "!👍🏽", "!👍"), pieces("so 👨‍👩‍👧‍👦 and 👍🏽👍"));
        assertEquals(List.of("!🇩🇪", "!🇧🇷", "!🏴󠁧󠁢󠁷󠁬󠁳󠁿"), pieces("🇩🇪🇧🇷🏴󠁧󠁢󠁷󠁬󠁳󠁿"));
        assertEquals(List.of("!❤️‍🔥", "!🏳️‍🌈"), pieces("❤️‍🔥🏳️‍🌈"));
    }

    @Test
    void leavesLettersThatAreEmojiOnlyWhenAskedFor() {
        assertEquals(List.of("© 2026, 1 #2 ™ ❤"), pieces("© 2026, 1 #2 ™ ❤"));
        assertEquals(List.of("!©️", " ", "!1️⃣", "!#️⃣", "!❤️"), pieces("©️ 1️⃣#️⃣❤️"));
        assertEquals(List.of("😀\uFE0E"), pieces("😀\uFE0E"));
    }

    @Test
    void everyEmojiThatIsOfferedHasAPictureInEachOfItsColours() {
        for (Emoji emoji : SET.all()) {
            for (Emoji.Tone tone : Emoji.Tone.values()) {
                assertTrue(SET.only(emoji.in(tone)).isPresent(), () -> emoji.name() + " in " + tone);
            }
        }
        assertTrue(SET.all().size() > 1800);
    }

    @Test
    void everyPictureShowsSomethingAtEverySize() {
        for (int number = 0; number < SET.sprites().count(); number += 7) {
            for (int pixels : new int[] {18, 64, 96}) {
                BufferedImage picture = SET.sprites().picture(number, pixels);
                int seen = 0;
                for (int rgb : picture.getRGB(0, 0, pixels, pixels, null, 0, pixels)) {
                    seen += rgb >>> 24 > 127 ? 1 : 0;
                }
                assertTrue(seen > pixels * pixels / 25, "number " + number + " at " + pixels + " shows " + seen);
            }
        }
    }

    @Test
    void averagingKeepsTheColour() {
        int heart = SET.only("❤️").orElseThrow().sprite();
        int rgb = SET.sprites().picture(heart, 20).getRGB(10, 10);
        assertTrue((rgb >> 16 & 0xff) > 200 && (rgb >> 8 & 0xff) < 70, Integer.toHexString(rgb));
    }

    @Test
    void piecesAreTheTextWhateverAFriendWrites() {
        int[] odd = {
            0x1F600, 0x200D, 0xFE0F, 0xFE0E, 0x1F3FB, 0x1F1E9, 0x1F1EA, 0x31, 0x20E3, 0x2764, 0xD83D, 0xDE00, 0x1F468,
            0x61, 0xE0067, 0x1F3F4, 0x627, 0x20
        };
        Random random = new Random(20260822);
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                text.appendCodePoint(odd[random.nextInt(odd.length)]);
            }
            int end = 0;
            for (Segment segment : SET.segments(text.toString())) {
                assertEquals(end, segment.from());
                assertTrue(segment.to() > segment.from());
                end = segment.to();
            }
            assertEquals(text.length(), end);
        }
    }

    @Test
    void isFoundByItsNameItsCodeAndItsKeywords() {
        assertEquals("🎉", SET.search("tada", 3).getFirst().text());
        assertEquals("🐘", SET.search("eleph", 3).getFirst().text());
        assertEquals("👍", SET.coded("+1").orElseThrow().text());
        assertEquals("🇩🇪", SET.search("flag germ", 20).getFirst().text());
        assertEquals(List.of(), SET.search("qqqq", 5));
    }
}
