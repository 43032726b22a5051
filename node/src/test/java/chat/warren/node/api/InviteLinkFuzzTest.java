package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.crypto.wire.MalformedException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** What anybody may send as an invite. */
class InviteLinkFuzzTest {
    @FuzzTest
    void read(byte[] input) {
        try {
            InviteLink link = InviteLink.read(new String(input, StandardCharsets.UTF_8));
            assertEquals(link, InviteLink.read(link.text()));
        } catch (MalformedException e) {
            // Nobody's invite.
        }
    }
}
