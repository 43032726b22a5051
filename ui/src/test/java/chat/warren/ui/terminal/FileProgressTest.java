package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class FileProgressTest {
    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Test
    void whatBenHasSaysNothingOfCaro() {
        JsonObject forCaro = json("{\"own\": true, \"place\": \"/x\", \"with\": \"caro\"}");
        assertTrue(FileProgress.isAbout(forCaro, json("{\"to\": \"caro\"}")));
        assertFalse(FileProgress.isAbout(forCaro, json("{\"to\": \"ben\"}")));
        assertFalse(FileProgress.isAbout(forCaro, json("{\"to\": null}")));
    }

    @Test
    void whatIsFetchedGoesToNobody() {
        JsonObject theirs = json("{\"own\": false, \"place\": null, \"with\": \"ben\"}");
        assertTrue(FileProgress.isAbout(theirs, json("{}")));
        assertFalse(FileProgress.isAbout(theirs, json("{\"to\": \"ben\"}")));
        JsonObject fromOwnDevice = json("{\"own\": true, \"place\": null, \"with\": \"ben\"}");
        assertTrue(FileProgress.isAbout(fromOwnDevice, json("{\"to\": null}")));
    }

    @Test
    void howFarIsSaidInWords() {
        JsonObject half = json("{\"bytes\": 4000, \"done\": 2000, \"state\": \"running\", \"bytesPerSecond\": 1000}");
        assertEquals(
                Sizes.of(2000) + " of " + Sizes.of(4000) + ", running at " + Sizes.of(1000) + "/s",
                FileProgress.state(half));
    }
}
