package chat.warren.crypto.primitive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.ForgedException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors short enough to stand here, so that every build checks them wherever it runs. */
class PublishedVectorsTest {
    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static void same(String expected, byte[] actual) {
        assertEquals(expected, HexFormat.of().formatHex(actual));
    }

    @Test
    void hashesOfAbcAreThoseOfFips180() {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        same("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Hashes.sha256(abc));
        same("a9993e364706816aba3e25717850c26c9cd0d89d", Hashes.sha1(abc));
        assertArrayEquals(Hashes.sha256(abc), Hashes.sha256(new byte[] {'a'}, new byte[] {'b', 'c'}));
    }

    /** RFC 4231, test case 2. */
    @Test
    void hmacIsThatOfRfc4231() {
        same(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                Hashes.hmacSha256(Bytes.label("Jefe"), Bytes.label("what do ya want "), Bytes.label("for nothing?")));
    }

    /** RFC 5869, test cases 1 and 3. */
    @Test
    void hkdfIsThatOfRfc5869() {
        same(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
                Hkdf.derive(hex("000102030405060708090a0b0c"), hex("0b".repeat(22)), hex("f0f1f2f3f4f5f6f7f8f9"), 42));
        same(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
                Hkdf.derive(hex("0b".repeat(22)), new byte[0], 42));
    }

    /** RFC 8032 §7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    })
    void ed25519IsThatOfRfc8032(String seed, String key, String message, String signature) {
        same(key, Ed25519.publicKey(hex(seed)));
        same(signature, Ed25519.sign(hex(seed), hex(message)));
        assertTrue(Ed25519.verify(hex(key), hex(signature), hex(message)));
        assertFalse(Ed25519.verify(hex(key), hex(signature), hex(message + "00")));
        assertTrue(Ed25519.isSoundPublicKey(hex(key)));
    }

    /** RFC 7748 §6.1. */
    @Test
    void x25519IsThatOfRfc7748() throws ForgedException {
        byte[] alice = hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        byte[] bob = hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
        same("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742", X25519.agree(alice, bob));
        same("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a", X25519.publicKey(alice));
    }

    /** The GCM specification's test case 14: all zeros. */
    @Test
    void aes256GcmIsThatOfTheGcmSpecification() throws ForgedException {
        byte[] sealed = Aead.seal(new byte[32], new byte[12], new byte[0], new byte[16]);
        same("cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919", sealed);
        assertArrayEquals(new byte[16], Aead.open(new byte[32], new byte[12], new byte[0], sealed));
    }
}
