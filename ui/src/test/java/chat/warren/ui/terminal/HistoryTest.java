package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was said, a line each. */
class HistoryTest {
    private static String line(String file) {
        String message = """
                {"own": false, "state": "here", "gone": false, "text": "", "edits": 0, "written": "now",
                 "files": [{%s, "state": "done", "done": 9000, "bytes": 9000, "bytesPerSecond": 0}]}""".formatted(file);
        return History.line(JsonParser.parseString(message).getAsJsonObject(), Map.of());
    }

    @Test
    void aVoiceMessageIsCalledSoAndSaysHowLongItIs() {
        assertEquals(
                line("\"name\": \"voice message, 1:07\", \"voiceMillis\": null"),
                line("\"name\": \"a.opus\", \"voiceMillis\": 67900"));
        assertEquals(0, line("\"name\": \"a.opus\"").indexOf("now <  [a.opus, "));
    }
}
