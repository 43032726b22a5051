package chat.warren.crypto.primitive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The published vectors of C2SP/wycheproof, which hold what went wrong elsewhere. They lie beside the project. */
class WycheproofTest {
    /** One case of a file, with the group it stands in. */
    @FunctionalInterface
    private interface Check {
        void test(Case vector) throws MalformedException;
    }

    private record Case(JsonObject group, JsonObject test) {
        byte[] hex(String field) {
            return HexFormat.of().parseHex(test.get(field).getAsString());
        }

        boolean is(String result) {
            return test.get("result").getAsString().equals(result);
        }

        String name() {
            return "case " + test.get("tcId").getAsInt();
        }
    }

    @Test
    void x25519() throws IOException {
        int[] refused = {0};
        assertEquals(518, each("x25519_test", vector -> {
            byte[] shared = vector.hex("shared");
            if (Arrays.equals(shared, new byte[32])) {
                refused[0]++;
                assertThrows(ForgedException.class, () -> X25519.agree(vector.hex("private"), vector.hex("public")));
            } else {
                assertArrayEquals(shared, X25519.agree(vector.hex("private"), vector.hex("public")), vector.name());
            }
        }));
        assertEquals(31, refused[0], "all-zero secrets, which we never accept");
    }

    @Test
    void ed25519() throws IOException {
        assertEquals(151, each("ed25519_test", vector -> {
            byte[] key = HexFormat.of()
                    .parseHex(vector.group()
                            .getAsJsonObject("publicKey")
                            .get("pk")
                            .getAsString());
            assertEquals(vector.is("valid"), Ed25519.verify(key, vector.hex("sig"), vector.hex("msg")), vector.name());
        }));
    }

    @Test
    void aes256Gcm() throws IOException {
        int[] tried = {0};
        each("aes_gcm_test", vector -> {
            boolean ours = vector.group().get("keySize").getAsInt() == 256
                    && vector.group().get("ivSize").getAsInt() == 96
                    && vector.group().get("tagSize").getAsInt() == 128;
            if (!ours) {
                return;
            }
            tried[0]++;
            byte[] sealed = Bytes.concat(vector.hex("ct"), vector.hex("tag"));
            if (vector.is("valid")) {
                assertArrayEquals(
                        sealed, Aead.seal(vector.hex("key"), vector.hex("iv"), vector.hex("aad"), vector.hex("msg")));
                assertArrayEquals(
                        vector.hex("msg"), Aead.open(vector.hex("key"), vector.hex("iv"), vector.hex("aad"), sealed));
            } else {
                assertThrows(
                        ForgedException.class,
                        () -> Aead.open(vector.hex("key"), vector.hex("iv"), vector.hex("aad"), sealed));
            }
        });
        assertTrue(tried[0] > 50, tried[0] + " cases of our sizes");
    }

    @Test
    void hkdfSha256() throws IOException {
        assertEquals(86, each("hkdf_sha256_test", vector -> {
            int size = vector.test().get("size").getAsInt();
            if (vector.is("valid")) {
                assertArrayEquals(
                        vector.hex("okm"),
                        Hkdf.derive(vector.hex("salt"), vector.hex("ikm"), vector.hex("info"), size),
                        vector.name());
            } else {
                assertThrows(
                        IllegalArgumentException.class, () -> Hkdf.derive(vector.hex("ikm"), vector.hex("info"), size));
            }
        }));
    }

    @Test
    void hmacSha256() throws IOException {
        assertEquals(174, each("hmac_sha256_test", vector -> {
            byte[] tag =
                    Arrays.copyOf(Hashes.hmacSha256(vector.hex("key"), vector.hex("msg")), vector.hex("tag").length);
            assertEquals(vector.is("valid"), Bytes.equal(tag, vector.hex("tag")), vector.name());
        }));
    }

    @Test
    void mlKem768KeysFromSeeds() throws IOException {
        assertEquals(
                100,
                each(
                        "mlkem_768_keygen_seed_test",
                        vector -> assertArrayEquals(
                                vector.hex("ek"), MlKem768.publicKey(vector.hex("seed")), vector.name())));
    }

    @Test
    void mlKem768Encapsulation() throws IOException {
        assertEquals(265, each("mlkem_768_encaps_test", vector -> {
            RandomGenerator fixed = new Fixed(vector.hex("m"));
            if (vector.is("valid")) {
                MlKem768.Encapsulated made = MlKem768.encapsulate(fixed, vector.hex("ek"));
                assertArrayEquals(vector.hex("c"), made.ciphertext(), vector.name());
                assertArrayEquals(vector.hex("K"), made.secret(), vector.name());
            } else {
                assertThrows(ForgedException.class, () -> MlKem768.encapsulate(fixed, vector.hex("ek")), vector.name());
            }
        }));
    }

    @Test
    void mlKem768Decapsulation() throws IOException {
        assertEquals(193, each("mlkem_768_test", vector -> {
            byte[] seed = vector.hex("seed");
            if (vector.is("valid")) {
                assertArrayEquals(vector.hex("K"), MlKem768.decapsulate(seed, vector.hex("c")), vector.name());
            } else if (seed.length == MlKem768.SEED_BYTES) {
                assertThrows(ForgedException.class, () -> MlKem768.decapsulate(seed, vector.hex("c")), vector.name());
            } else {
                // A seed of a wrong length can only come from our own storage.
                assertThrows(IllegalArgumentException.class, () -> MlKem768.decapsulate(seed, vector.hex("c")));
            }
        }));
    }

    private static int each(String file, Check check) throws IOException {
        Path vectors = Path.of(
                        System.getProperty("warren.vectors", System.getProperty("warren.root") + "/../shared/vectors"))
                .resolve("wycheproof")
                .resolve(file + ".json");
        assumeTrue(Files.exists(vectors), "the vectors of Wycheproof do not lie beside the project");
        int count = 0;
        for (JsonElement group : JsonParser.parseString(Files.readString(vectors))
                .getAsJsonObject()
                .getAsJsonArray("testGroups")) {
            for (JsonElement test : group.getAsJsonObject().getAsJsonArray("tests")) {
                Case vector = new Case(group.getAsJsonObject(), test.getAsJsonObject());
                try {
                    check.test(vector);
                } catch (MalformedException e) {
                    throw new AssertionError(file + ", " + vector.name(), e);
                }
                count++;
            }
        }
        return count;
    }

    /** Randomness of which the vector says what it was. */
    private record Fixed(String hex) implements RandomGenerator {
        Fixed(byte[] bytes) {
            this(HexFormat.of().formatHex(bytes));
        }

        @Override
        public void nextBytes(byte[] bytes) {
            byte[] fixed = HexFormat.of().parseHex(hex);
            System.arraycopy(fixed, 0, bytes, 0, bytes.length);
        }

        @Override
        public long nextLong() {
            throw new AssertionError("only bytes are drawn");
        }
    }
}
