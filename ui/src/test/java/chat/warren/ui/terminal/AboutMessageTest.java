package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AboutMessageTest {
    private static JsonObject story(String message, String rest) {
        return JsonParser.parseString("{\"message\":{\"text\":\"now\",\"gone\":false,\"written\":\"W\"," + message
                        + "}," + rest + "}")
                .getAsJsonObject();
    }

    @Test
    void oursSaysHowFarItCameAndWhatItSaidBefore() {
        JsonObject story = story(
                "\"author\":\"me1\",\"own\":true,\"state\":\"delivered\",\"disappears\":\"D\",\"custody\":null,"
                        + "\"reactions\":[{\"by\":\"b1\",\"emoji\":\"x\",\"at\":\"R\"}]",
                "\"came\":\"C\",\"missing\":[\"3f\",\"4a\"],\"earlier\":[{\"text\":\"old\",\"replaced\":\"E\"}]");
        assertEquals(
                List.of(
                        "by          me",
                        "written     W",
                        "state       delivered",
                        "not yet on  3f and 4a",
                        "disappears  D",
                        "reaction    x Ben, R",
                        "until       E: old",
                        "text        now"),
                AboutMessage.lines(story, Map.of("me1", "me", "b1", "Ben")));
    }

    @Test
    void theirsSaysWhenItCame() {
        JsonObject story = story(
                "\"author\":\"b1\",\"own\":false,\"state\":\"here\",\"disappears\":null,\"reactions\":[]",
                "\"came\":\"C\",\"missing\":[],\"earlier\":[]");
        assertEquals(
                List.of("by          Ben", "written     W", "came        C", "text        now"),
                AboutMessage.lines(story, Map.of("b1", "Ben")));
    }
}
