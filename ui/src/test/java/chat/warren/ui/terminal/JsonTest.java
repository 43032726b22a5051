package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void everyKindOfValueIsWritten() {
        Json json = new Json()
                .put("text", "a")
                .put("number", -1)
                .put("truth", true)
                .put("list", List.of("a", "b"))
                .put("none", List.of())
                .put("object", new Json().put("in", 1))
                .put("maybe", Optional.of(2L))
                .put("not", Optional.empty());
        assertEquals(
                "{\"text\":\"a\",\"number\":-1,\"truth\":true,\"list\":[\"a\",\"b\"],\"none\":[],"
                        + "\"object\":{\"in\":1},\"maybe\":2,\"not\":null}",
                json.toString());
    }

    /** A friend's name must not be able to end the string it stands in, nor to steer a terminal. */
    @Test
    void nothingInATextGetsOutOfIt() {
        assertEquals(
                "{\"a\\\"b\":\"\\\\ \\u000a\\u001b\\u007f\\u00e4\\ud83e\\udd8a\"}",
                new Json().put("a\"b", "\\ \n\u001b\u007fä🦊").toString());
    }
}
