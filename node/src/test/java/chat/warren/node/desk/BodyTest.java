package chat.warren.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BodyTest {
    @Test
    void membersAreReadByTheirKind() throws RefusedException {
        Body body = Body.parse("{\"text\":\"a\\u00e4\",\"number\":7,\"truth\":true,\"none\":null}");
        assertEquals("aä", body.text("text"));
        assertEquals(Optional.of(7L), body.maybeNumber("number", 7));
        assertEquals(Optional.of(true), body.maybeTruth("truth"));
        assertEquals(Optional.empty(), body.maybeText("none"));
        assertEquals(Optional.empty(), body.maybeText("other"));
        body.nothingElse();
    }

    @Test
    void aMemberThatNobodyKnowsIsAMistakeThatIsTold() throws RefusedException {
        Body body = Body.parse("{\"text\":\"a\",\"txet\":\"b\"}");
        body.text("text");
        assertTrue(assertThrows(RefusedException.class, body::nothingElse)
                .sentence()
                .contains("txet"));
    }

    @Test
    void whatIsOfAnotherKindIsRefused() throws RefusedException {
        Body body =
                Body.parse("{\"text\":1,\"number\":\"1\",\"truth\":\"true\",\"list\":[\"x\"],\"much\":8,\"part\":1.5}");
        assertThrows(RefusedException.class, () -> body.text("text"));
        assertThrows(RefusedException.class, () -> body.text("absent"));
        assertThrows(RefusedException.class, () -> body.maybeNumber("number", 9));
        assertThrows(RefusedException.class, () -> body.maybeNumber("much", 7));
        assertThrows(RefusedException.class, () -> body.maybeNumber("part", 7));
        assertThrows(RefusedException.class, () -> body.maybeTruth("truth"));
        assertThrows(RefusedException.class, () -> body.maybeText("list"));
        assertEquals(List.of("x"), body.texts("list"));
    }

    @Test
    void objectsOfAListAreReadLikeBodies() throws RefusedException {
        Body body = Body.parse("{\"all\":[{\"text\":\"a\",\"list\":[\"x\"]},{\"other\":1}],\"mixed\":[{},\"x\"]}");
        List<Body> all = body.objects("all");
        assertEquals("a", all.getFirst().text("text"));
        assertEquals(List.of("x"), all.getFirst().texts("list"));
        all.getFirst().nothingElse();
        assertThrows(RefusedException.class, () -> all.getLast().nothingElse());
        assertThrows(RefusedException.class, () -> body.objects("mixed"));
        assertThrows(RefusedException.class, () -> body.texts("mixed"));
        assertEquals(List.of(), body.objects("absent"));
    }

    @Test
    void whatIsNoStrictJsonObjectIsRefused() {
        for (String text : List.of(
                "[]",
                "1",
                "\"a\"",
                "{",
                "{}x",
                "{} {}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "// {}\n{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":" + "[".repeat(70_000),
                "{\"a\":{}}",
                "{\"a\":[1]}",
                "{\"a\":[{\"a\":[{}]}]}",
                "null")) {
            assertThrows(RefusedException.class, () -> Body.parse(text), text);
        }
    }

    @Test
    void noiseIsABodyOrRefused() {
        SplittableRandom random = new SplittableRandom(9);
        String letters = "{}[]\":,0e-.\\u tfn'/";
        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder noise = new StringBuilder(i % 2 == 0 ? "{\"a\":" : "");
            for (int length = random.nextInt(8); length > 0; length--) {
                noise.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                Body.parse(noise.append(i % 2 == 0 ? "}" : "").toString());
                taken++;
            } catch (RefusedException refused) {
                assertEquals(400, refused.status());
            }
        }
        assertTrue(taken > 100, "some of it is sound: " + taken);
    }
}
