package chat.warren.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class BodyFuzzTest {
    @FuzzTest
    void anyTextIsABodyOrRefused(FuzzedDataProvider data) {
        try {
            Body body = Body.parse(data.consumeRemainingAsString());
            body.maybeText("text");
            body.maybeNumber("number", 100);
            body.maybeTruth("truth");
        } catch (RefusedException refused) {
            assertEquals(400, refused.status());
        }
    }
}
