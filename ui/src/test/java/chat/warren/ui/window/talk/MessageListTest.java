package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.MessageView;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Theme;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;

/** The list with its text and its pictures, painted where nobody sees it. */
class MessageListTest {
    private static final EmojiSet SET = EmojiSet.load();
    private static final int WIDTH = 600;
    private static final int HEIGHT = 800;

    private static final class Nobody implements MessageList.Desk {
        private int asked;

        @Override
        public void older() {
            asked++;
        }

        @Override
        public void moved() {}

        @Override
        public void done(MessageView message, Zone.Deed deed) {}
    }

    private static final class Two implements Dress.Company {
        @Override
        public String name(String person) {
            return isSelf(person) ? "You" : "Ana";
        }

        @Override
        public boolean isSelf(String person) {
            return person.equals(Sample.ME);
        }

        @Override
        public Optional<MessageView> find(String message) {
            return Optional.empty();
        }

        @Override
        public Map<String, String> members() {
            return Map.of();
        }

        @Override
        public boolean whole(String message) {
            return false;
        }
    }

    private final Nobody desk = new Nobody();

    private MessageList list(Tongue tongue, List<MessageView> talk) {
        Look.begin();
        Look.wear(Theme.LIGHT, false, 100);
        Dress dress = new Dress(Words.of(tongue), SET, ZoneOffset.UTC, new JPanel(), new Two());
        MessageList list = new MessageList(dress, desk, () -> LocalDate.of(2026, 11, 21));
        list.applyComponentOrientation(Words.of(tongue).orientation());
        list.setSize(WIDTH, HEIGHT);
        list.doLayout();
        list.rows(new Rows(ZoneOffset.UTC).of(talk, Optional.empty()));
        return list;
    }

    private static BufferedImage painted(MessageList list) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        list.paint(graphics);
        graphics.dispose();
        return image;
    }

    private static long pixels(BufferedImage image, int from, int to, int rgb) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                count += (image.getRGB(x, y) & 0xffffff) == (rgb & 0xffffff) ? 1 : 0;
            }
        }
        return count;
    }

    private interface Scene {
        void play();
    }

    private static void onStage(Scene scene) throws InterruptedException, InvocationTargetException {
        EventQueue.invokeAndWait(scene::play);
    }

    @Test
    void tenThousandMessagesCostWhatIsSeenOfThem() throws Exception {
        onStage(() -> {
            MessageList list = list(Tongue.ENGLISH, Sample.talk(0, 10_000));
            int seen = list.seen().size();
            assertTrue(seen > 3 && seen < 40, () -> seen + " rows are seen");
            assertEquals(seen, list.roll().measured());
            assertEquals(0, desk.asked, "nobody is near the first row");
            int passed = 0;
            for (int step = 0; step < 40; step++) {
                list.scroll(-HEIGHT / 4);
                painted(list);
                passed = list.roll().rows().size() - list.seen().getFirst().index();
            }
            assertEquals(passed, list.roll().measured(), "each row that was passed is laid out once");
            assertTrue(passed < 1000);
            list.roll().scrollTo(0);
            list.refresh();
            assertTrue(desk.asked > 0, "who comes near the first row wants older ones");
        });
    }

    @Test
    void oursStandAtTheFarSideAndTheirsAtTheNearOne() throws Exception {
        onStage(() -> {
            List<MessageView> talk = List.of(
                    Sample.message(1, true, "ours", java.time.Duration.ZERO),
                    Sample.message(2, false, "theirs", java.time.Duration.ofHours(1)));
            BufferedImage left = painted(list(Tongue.ENGLISH, talk));
            int ours = Shade.OWN_BUBBLE.color().getRGB();
            int theirs = Shade.THEIR_BUBBLE.color().getRGB();
            assertTrue(pixels(left, WIDTH / 2, WIDTH, ours) > 1000);
            assertEquals(0, pixels(left, 0, WIDTH / 3, ours));
            assertTrue(pixels(left, 0, WIDTH / 3, theirs) > 1000);
            BufferedImage right = painted(list(Tongue.ARABIC, talk));
            assertTrue(pixels(right, 0, WIDTH / 2, ours) > 1000);
            assertEquals(0, pixels(right, WIDTH * 2 / 3, WIDTH, ours));
        });
    }

    @Test
    void copiesWhatIsSelectedAndSaysWhoSaidItOfSeveral() throws Exception {
        onStage(() -> {
            MessageList list = list(Tongue.ENGLISH, Sample.talk(0, 3));
            list.selection().set(new Selection.Place("m0", 0), new Selection.Place("m0", 9));
            assertEquals("Message 0", list.selected());
            BufferedImage selected = painted(list);
            list.selection().set(new Selection.Place("m2", 9), new Selection.Place("m1", 0));
            String several = list.selected();
            assertTrue(several.contains("You") && several.contains("Ana") && several.endsWith("Message 2"), several);
            list.selection().clear();
            assertNotEquals(0, different(selected, painted(list)));
        });
    }

    private static long different(BufferedImage one, BufferedImage other) {
        long count = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    @Test
    void aScreenReaderHearsWhoSaidWhatAndHowFarItCame() throws Exception {
        onStage(() -> {
            MessageList list = list(Tongue.ENGLISH, Sample.talk(0, 3));
            var voice = list.getAccessibleContext();
            assertEquals("Messages", voice.getAccessibleName());
            String name = voice.getAccessibleChild(1).getAccessibleContext().getAccessibleName();
            assertTrue(name.startsWith("You, ") && name.contains("Message 0") && name.endsWith("Delivered"), name);
        });
    }
}
