package chat.warren.ui.window.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.ui.emoji.EmojiSet;
import java.awt.ComponentOrientation;
import java.awt.EventQueue;
import java.awt.event.ActionEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldTest {
    private static final EmojiSet SET = EmojiSet.load();
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    private final Field field = new Field(SET, "Write", ComponentOrientation.LEFT_TO_RIGHT);

    private void press(String key) throws InterruptedException, InvocationTargetException {
        EventQueue.invokeAndWait(() -> field.getActionMap()
                .get(key)
                .actionPerformed(new ActionEvent(field, ActionEvent.ACTION_PERFORMED, "")));
        EventQueue.invokeAndWait(() -> {}); // What was left for after the event.
    }

    private void write(String text) throws InterruptedException, InvocationTargetException {
        EventQueue.invokeAndWait(() -> field.put(text));
        EventQueue.invokeAndWait(() -> {});
    }

    @Test
    void keepsTheCharactersAndTakesAnEmojiAwayInOneStep() throws Exception {
        write("so " + FAMILY + FAMILY);
        assertEquals("so " + FAMILY + FAMILY, field.getText());
        press("BACK_SPACE");
        assertEquals("so " + FAMILY, field.getText());
        press("BACK_SPACE");
        press("BACK_SPACE");
        assertEquals("so", field.getText());
    }

    @Test
    void showsAnEmojiThatIsPutTogetherBitByBit() throws Exception {
        for (String part : new String[] {"👩", "\u200D", "🚀"}) {
            write(part);
        }
        press("BACK_SPACE");
        assertEquals("", field.getText());
    }

    @Test
    void takesBackAndPutsBackWordByWord() throws Exception {
        for (char letter : "two words".toCharArray()) {
            write(String.valueOf(letter));
        }
        press("control Z");
        assertEquals("two", field.getText().strip());
        press("control Y");
        assertEquals("two words", field.getText());
    }

    @Test
    void marksWhatIsSelected() throws Exception {
        write("bold");
        EventQueue.invokeAndWait(() -> field.select(0, 4));
        press("control B");
        assertEquals("**bold**", field.getText());
        assertEquals("bold", field.getSelectedText());
    }

    @Test
    void runsInTheDirectionOfWhatIsWritten() throws Exception {
        write("شكرا");
        assertEquals(ComponentOrientation.RIGHT_TO_LEFT, field.getComponentOrientation());
        EventQueue.invokeAndWait(() -> field.setText(""));
        EventQueue.invokeAndWait(() -> {});
        assertEquals(ComponentOrientation.LEFT_TO_RIGHT, field.getComponentOrientation());
    }

    @Test
    void growsWithItsText() throws Exception {
        write("a");
        int one = field.heightFor(200);
        write("\nb\nc\n" + "word ".repeat(40));
        assertTrue(field.heightFor(200) > 4 * one);
    }

    @Test
    void holdsWhateverIsTypedAndTakenAway() throws Exception {
        String[] parts = {"😀", "\u200D", "\uFE0F", "👩", "🚀", "a", " ", "\n", "🇩", "🇪", "مرحبا", "🏽", "\uD83D"};
        Random random = new Random(11);
        EventQueue.invokeAndWait(() -> {
            StringBuilder expected = new StringBuilder();
            for (int i = 0; i < 500; i++) {
                int at = random.nextInt(expected.length() + 1);
                if (random.nextInt(3) > 0 || expected.isEmpty()) {
                    String part = parts[random.nextInt(parts.length)];
                    field.setCaretPosition(at);
                    field.put(part);
                    expected.insert(at, part);
                } else {
                    int end = Math.min(expected.length(), at + random.nextInt(4));
                    field.select(at, end);
                    field.put("");
                    expected.delete(at, end);
                }
                assertEquals(expected.toString(), field.getText());
            }
        });
    }
}
