package chat.warren.crypto.identity;

import chat.warren.crypto.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** What a person pastes where an identity is expected. */
class IdentityTextFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Hostile.mayRefuse(
                input, bytes -> PublicIdentity.fromText("warren:id:" + new String(bytes, StandardCharsets.UTF_8)));
    }
}
