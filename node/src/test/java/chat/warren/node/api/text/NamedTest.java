package chat.warren.node.api.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedTest {
    private static final Map<String, String> PEOPLE =
            Map.of("b", "Ben", "m", "Ben Miller", "c", "Çağla", "x", "小明", "none", "");

    private static void named(String text, String... people) {
        assertEquals(
                List.of(people),
                Named.in(text, PEOPLE).stream()
                        .map(each -> each.person() + ":" + text.substring(each.from(), each.from() + each.length()))
                        .toList(),
                text);
    }

    @Test
    void whoIsCalledByNameIsMeant() {
        named("@Ben", "b:@Ben");
        named("hi @ben, and @ÇAĞLA!", "b:@ben", "c:@ÇAĞLA");
        named("**@Ben**'s", "b:@Ben");
        named("@Ben@Ben", "b:@Ben");
        named("@小明你好", "x:@小明");
    }

    @Test
    void theLongestNameCounts() {
        named("@Ben Miller", "m:@Ben Miller");
        named("@Ben Mill", "b:@Ben");
    }

    @Test
    void nobodyIsMeantByAnAddressOrTheBeginningOfAName() {
        named("ben@ben.org");
        named("@Benjamin @Be @ @zoe");
        named("Ben");
    }
}
