package chat.warren.crypto.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import chat.warren.crypto.wire.MalformedException;
import com.code_intelligence.jazzer.junit.FuzzTest;

class LinkFuzzTest {
    /** The X.509 around the voucher: the part that Bouncy Castle reads for us. */
    @FuzzTest
    void understandsOrRefuses(byte[] input) {
        try {
            LinkX509.Parts parts = LinkX509.parse(input);
            assertArrayEquals(input, LinkX509.encode(parts.toBeSigned(), parts.signature));
            LinkCertificate.parse(input);
        } catch (MalformedException expected) {
            // What the parser is for.
        }
    }
}
