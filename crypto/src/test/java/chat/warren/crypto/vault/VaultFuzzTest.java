package chat.warren.crypto.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import chat.warren.crypto.wire.MalformedException;
import com.code_intelligence.jazzer.junit.FuzzTest;

class VaultFuzzTest {
    /** With a checksum that fits, or nothing would get past it. */
    @FuzzTest
    void understandsOrRefuses(byte[] input) {
        byte[] file = VaultFileTest.checked(input);
        try {
            assertArrayEquals(file, VaultFile.parse(file).encode());
        } catch (MalformedException expected) {
            // What the parser is for.
        }
    }
}
