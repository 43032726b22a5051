package chat.warren.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TargetTest {
    @Test
    void aPathIsCutBeforeItIsDecoded() throws RefusedException {
        assertEquals(List.of("v1", "friends", "a/b", "ä+"), Target.segments("/v1/friends/a%2fb/%C3%A4+"));
        assertEquals("/v1/log", Target.path("/v1/log?after=3"));
    }

    @Test
    void aQueryIsNamesAndValues() throws RefusedException {
        assertEquals(Map.of("q", "a b&c", "most", "3", "flag", ""), Target.query("/x?q=a+b%26c&most=3&flag"));
        assertEquals(Map.of(), Target.query("/x"));
        assertEquals(Map.of(), Target.query("/x?"));
    }

    @Test
    void whatIsAmbiguousOrBrokenIsRefused() {
        for (String target : List.of("/x?a=1&a=2", "/x?a=%", "/x?a=%4", "/x?a=%zz", "/x?a=%ff", "/x?a=é")) {
            assertThrows(RefusedException.class, () -> Target.query(target), target);
        }
        assertThrows(RefusedException.class, () -> Target.query("/x?" + "a&".repeat(16)));
        assertThrows(RefusedException.class, () -> Target.segments("http://localhost/"));
    }

    @Test
    void noiseIsTakenApartOrRefused() {
        SplittableRandom random = new SplittableRandom(5);
        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] noise = new byte[random.nextInt(24)];
            for (int at = 0; at < noise.length; at++) {
                noise[at] = (byte) "/?&=%+0aF\u0000~".charAt(random.nextInt(11));
            }
            String target = "/" + new String(noise, StandardCharsets.ISO_8859_1);
            try {
                assertTrue(!Target.segments(Target.path(target)).isEmpty());
                assertTrue(Target.query(target).size() <= 16);
                taken++;
            } catch (RefusedException refused) {
                assertEquals(400, refused.status());
            }
        }
        assertTrue(taken > 1000, "some of it is sound: " + taken);
    }
}
