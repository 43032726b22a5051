package chat.warren.crypto.invite;

import chat.warren.crypto.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Links from anywhere. */
class InviteTextFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Hostile.mayRefuse(
                input, bytes -> Invite.fromText("warren:invite:" + new String(bytes, StandardCharsets.UTF_8)));
    }
}
