package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static Bootstrap parse(String value) throws ProfileException {
        return Bootstrap.parse(Optional.of(value));
    }

    @Test
    void publicNodesAreUsedOnlyIfNobodySaysAnything() throws ProfileException {
        assertInstanceOf(Bootstrap.Usual.class, Bootstrap.parse(Optional.empty()));
    }

    @Test
    void noneSwitchesThemOff() throws ProfileException {
        assertInstanceOf(Bootstrap.Off.class, parse("none"));
    }

    @Test
    void whatIsNearlyNoneStartsNothing() {
        for (String nearly : List.of("", " ", "None", "NONE", "none ", "no", "off", "false", "0")) {
            var refused = assertThrows(ProfileException.class, () -> parse(nearly), nearly);
            assertEquals(ProfileException.Reason.NOT_UNDERSTOOD, refused.reason());
            assertTrue(refused.sentence().contains("WARREN_BOOTSTRAP"), refused.sentence());
        }
    }

    @Test
    void namedNodesTakeThePlaceOfThePublicOnes() throws ProfileException {
        List<String> nodes = List.of("127.0.0.1:1", "dht.example:65535", "[2001:db8::1]:6881");
        assertEquals(new Bootstrap.Named(nodes), parse(String.join(", ", nodes)));
    }

    @Test
    void oneWrongNodeAmongGoodOnesStartsNothing() {
        for (String wrong :
                List.of("a", "a:", "a:0", "a:65536", ":1", "a:1:2", "a b:1", "2001:db8::1:6881", "http://a:1")) {
            assertThrows(ProfileException.class, () -> parse("good.example:6881," + wrong), wrong);
        }
        assertThrows(ProfileException.class, () -> parse("good.example:6881,"));
    }

    @Test
    void aListHasAnEnd() throws ProfileException {
        List<String> most = Collections.nCopies(Bootstrap.MAX_NODES, "a:1");
        assertInstanceOf(Bootstrap.Named.class, parse(String.join(",", most)));
        assertThrows(ProfileException.class, () -> parse(String.join(",", most) + ",a:1"));
    }

    @Test
    void noiseIsRefusedAndNothingElse() {
        SplittableRandom random = new SplittableRandom(25);
        String letters = "none:0159,. []abcf%-\u0660\u00e4\n";
        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                noise.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                Bootstrap parsed = parse(noise.toString());
                assertFalse(parsed instanceof Bootstrap.Usual, "nobody is sent to public nodes by " + noise);
                taken++;
            } catch (ProfileException refused) {
                assertEquals(ProfileException.Reason.NOT_UNDERSTOOD, refused.reason());
            }
        }
        assertTrue(taken > 0, "some noise is a host and a port");
    }
}
