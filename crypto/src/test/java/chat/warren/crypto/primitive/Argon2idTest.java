package chat.warren.crypto.primitive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class Argon2idTest {
    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** RFC 9106 §5.3. */
    @Test
    void keepsTheVectorOfTheRfc() {
        Argon2Parameters parameters = Argon2id.parameters(filled(16, 2), 32, 3, 4)
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .build();
        assertEquals(
                "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659",
                HexFormat.of().formatHex(Argon2id.derive(filled(32, 1), parameters)));
    }

    @Test
    void everyParameterMatters() {
        byte[] one = Argon2id.derive(filled(3, 1), filled(16, 2), 64, 2, 2);
        assertArrayEquals(one, Argon2id.derive(filled(3, 1), filled(16, 2), 64, 2, 2));
        assertFalse(Arrays.equals(one, Argon2id.derive(filled(3, 2), filled(16, 2), 64, 2, 2)));
        assertFalse(Arrays.equals(one, Argon2id.derive(filled(3, 1), filled(16, 3), 64, 2, 2)));
        assertFalse(Arrays.equals(one, Argon2id.derive(filled(3, 1), filled(16, 2), 65, 2, 2)));
        assertFalse(Arrays.equals(one, Argon2id.derive(filled(3, 1), filled(16, 2), 64, 3, 2)));
        assertFalse(Arrays.equals(one, Argon2id.derive(filled(3, 1), filled(16, 2), 64, 2, 1)));
    }
}
