package chat.warren.crypto.identity;

import chat.warren.crypto.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.SplittableRandom;

/** What a stranger shows as a certificate. */
class DeviceCertificateFuzzTest {
    private static final PublicIdentity ADA =
            IdentityKey.generate(new SplittableRandom(1)).identity();

    @FuzzTest
    void parse(byte[] input) {
        Hostile.mayRefuse(input, bytes -> DeviceCertificate.parse(bytes, ADA));
    }
}
