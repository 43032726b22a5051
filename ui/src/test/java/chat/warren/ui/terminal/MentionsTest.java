package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MentionsTest {
    @Test
    void whoIsCalledInALineIsMentioned() {
        Mentions mentions = new Mentions(Map.of("b1", "Ben"));
        assertEquals(
                "{\"text\":\"hi @ben\",\"mentions\":[{\"person\":\"b1\",\"from\":3,\"length\":4}]}",
                mentions.message("hi @ben").toString());
        assertEquals("{\"text\":\"hi ben\"}", mentions.message("hi ben").toString());
    }
}
