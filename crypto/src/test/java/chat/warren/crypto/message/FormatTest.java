package chat.warren.crypto.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.primitive.MlKem768;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FormatTest {
    private static final HexFormat HEX = HexFormat.of();

    private final Ends ends = new Ends(1);

    /** Friends run older versions: if this changes, they can no longer read us. */
    @Test
    void anEnvelopeKeepsItsBytes() {
        assertEquals("""
                b9b501d1d854bb718002159030daf0a33ef7ad971a733eb7e42a4ed6b85c6073bf10732586c7ce0042f7ce71ff1fdd44
                c4032758bdc7955f66abe4e678b9e7bb2488ba35ea2e9dac51fd634e2022197ddf3120993a3e5abb6acdf19052d43945
                f07d3b192dc1369a7d6a5c9eefc8b282e1cc1d8fda82bb8f5bf1be430943a974""", lines(ends.adaWrites("hello").encode()));
        assertEquals("""
                a53c36d76cec99e07585271225434bbf03e45b01d960ebbf9e2ee98d923458e6fe6867af0b12d1f28d4dab851464d975
                d0a3daae44c45d21de00be765f2c6338762e2908dd842379acb5a9b9ee3011211019f1d8fedc37e9f76ca7f211cf77f9
                3ba81cb0c600c5ce124bc90f337e12e3524fd670ccab792daffbd1ade4550f6b""", lines(ends.boWrites("hello yourself").encode()));
    }

    @Test
    void anIdKeepsItsBytes() {
        assertEquals("""
                336dbdfd2d773272d70e7a3bb48557eacc4851abfcad76d84e06040e927e018e""", lines(ends.adaWrites("hello").id().toBytes()));
    }

    @Test
    void aHeaderKeepsItsBytes() throws MalformedException {
        Opaque key = new Opaque(HEX.parseHex("0a".repeat(32)));
        Map<Source, Long> offers = Map.of(Source.LINK, 1L, Source.RESPONDERS_KEM, 0x0203040506070809L);
        Header header = new Header(new ChainStart(key, 258, new Mixed(5)), 772, new MixIds(offers), 2);
        String bytes = "01" + "15" + "0a".repeat(32) + "00000102" + "00000304" + "0000000000000001" + "0000000000000000"
                + "0203040506070809";
        assertEquals(bytes, HEX.formatHex(header.encode()));
        assertEquals(header, Header.parse(HEX.parseHex(bytes)));
    }

    /** Profiles of today are opened by the versions of tomorrow. */
    @Test
    void aFirstStateKeepsItsBytes() {
        assertEquals("""
                0100b16de1a65d9016c43447d1d7994ecc57f339efb8fb8e175a5909cf296c36d5a452b0621697d6b8b520c2bd93fa68
                12396ce7f05016fc7caebfe07812291179ae7e8d7ce9418711817f826e754ed193d2b2775997b21c312a25be80af7326
                140d0001003b4eb3a9674f22ac4042576b0a728eb61b1fa54c46357ff8af40527ba6d0f42f0000000049e5162c8a34c0
                c7355d5fe314905cf4135f7a23709c2f6d5928f3ee09f008987c559ad0719598f489bc1798b95f4875d2fe7a20ee3548
                3ebe9551bf48a19f3d000000000000000000000000000000000000000000000000000000000000000000000000000000
                000000000000000000079bfc""", lines(ends.ada.encode()));
        assertEquals("""
                0101b16de1a65d9016c43447d1d7994ecc57f339efb8fb8e175a5909cf296c36d5a47e8d7ce9418711817f826e754ed1
                93d2b2775997b21c312a25be80af7326140d52b0621697d6b8b520c2bd93fa6812396ce7f05016fc7caebfe078122911
                79ae01003b4eb3a9674f22ac4042576b0a728eb61b1fa54c46357ff8af40527ba6d0f42f00000000f36e3402aac2339c
                d1f701b095915bb5002c1ed7198cbde68b7bd6744a7cd4d249e5162c8a34c0c7355d5fe314905cf4135f7a23709c2f6d
                5928f3ee09f008987c559ad0719598f489bc1798b95f4875d2fe7a20ee35483ebe9551bf48a19f3d0000000000000000
                000000000000000000000000000000000000079bfc""", lines(ends.bo.encode()));
    }

    @Test
    void aStateWithEverythingInItKeepsItsBytes() throws MalformedException {
        byte[] full = full().encode();
        assertEquals(
                "1830 bytes, SHA-256 4506b2e75592feac48f0656216aea7b7d82f2dedd0839e697f73676a2dadc562",
                full.length + " bytes, SHA-256 " + HEX.formatHex(Hashes.sha256(full)));
    }

    /** docs/messages-sealing.md, with the bare primitives: what another program would have to do. */
    @Test
    void theFirstEnvelopeOpensByTheBook() throws MalformedException {
        byte[] envelope = ends.adaWrites("hello").encode();
        byte[] info = Bytes.concat(Bytes.label("warren/ratchet-start1"), Ends.DEVICES);
        byte[] start = Hkdf.derive(Ends.SECRET, info, 6 * 32);
        byte[] root = Arrays.copyOfRange(start, 0, 32);
        byte[] headerKey = Arrays.copyOfRange(start, 32, 64);
        byte[] respondersRatchet = Arrays.copyOfRange(start, 96, 128);

        byte[] nonce = Arrays.copyOf(envelope, 12);
        byte[] header = Aead.open(headerKey, nonce, new byte[0], Arrays.copyOfRange(envelope, 12, 94));
        byte[] adasRatchet = Arrays.copyOfRange(header, 2, 34);
        assertEquals("0100", HEX.formatHex(header, 0, 2));
        assertEquals("00".repeat(32), HEX.formatHex(header, 34, 66));

        byte[] step = Hkdf.derive(
                root,
                X25519.agree(respondersRatchet, adasRatchet),
                Bytes.concat(Bytes.label("warren/ratchet-step1"), new byte[] {0}),
                3 * 32);
        byte[] message = Hashes.hmacSha256(Arrays.copyOfRange(step, 32, 64), new byte[] {1});
        byte[] key = Hkdf.derive(message, Bytes.concat(Bytes.label("warren/message1"), nonce), 44);
        byte[] body = Aead.open(
                Arrays.copyOf(key, 32),
                Arrays.copyOfRange(key, 32, 44),
                Arrays.copyOf(envelope, 94),
                Arrays.copyOfRange(envelope, 94, envelope.length));
        assertEquals("0005" + "68656c6c6f" + "00".repeat(11), HEX.formatHex(body));
    }

    @Test
    void everyStateComesBackAndHasOneSpelling() throws MalformedException {
        for (Ratchet state : new Ratchet[] {ends.ada, ends.bo, full()}) {
            byte[] stored = state.encode();
            assertArrayEquals(stored, Ratchet.parse(stored).encode());
            Hostile.everyOtherLengthIsRefused(stored, Ratchet::parse);
        }
    }

    @Test
    void noiseForAStateIsRefusedOrGoesOn() throws MalformedException {
        SplittableRandom random = new SplittableRandom(3);
        Hostile.noiseIsOnlyMalformed(full().encode(), bytes -> {
            Ratchet state = Ratchet.parse(bytes);
            assertArrayEquals(bytes, state.encode());
            state.seal(random, Ends.START, new byte[0], Padding.ONLINE);
        });
        Hostile.noiseIsOnlyMalformed(ends.ada.encode(), bytes -> {
            Ratchet state = Ratchet.parse(bytes);
            assertArrayEquals(bytes, state.encode());
        });
    }

    @Test
    void noiseForAHeaderIsRefusedOrUnderstood() {
        ChainStart start = new ChainStart(new Opaque(new byte[32]), 3, new Mixed(2));
        byte[] header = new Header(start, 4, MixIds.NONE, 1).encode();
        Hostile.everyOtherLengthIsRefused(header, Header::parse);
        Hostile.noiseIsOnlyMalformed(
                header, bytes -> assertArrayEquals(bytes, Header.parse(bytes).encode()));
    }

    @Test
    void noiseForABodyIsRefusedOrUnderstood() {
        for (int kind = 0; kind < Attachment.CODES; kind++) {
            int attachment = kind;
            byte[] body = Body.encode(attachment(kind), Ends.utf8("text"), Padding.ONLINE);
            Hostile.noiseIsOnlyMalformed(body, bytes -> Body.parse(attachment, bytes.clone()));
        }
        assertThrows(MalformedException.class, () -> Body.parse(Attachment.CODES, new byte[64]));
    }

    private Attachment attachment(int kind) {
        byte[] seed = new byte[64];
        return switch (kind) {
            case 0 -> new Attachment.None();
            case 1 -> new Attachment.KemKey(1, new Opaque(MlKem768.publicKey(seed)));
            default -> new Attachment.KemAnswer(1, new Opaque(Bytes.random(ends.random, 1_088)));
        };
    }

    /** Chains in both directions, skipped keys of two chains, a link's secret, a question and an answer on the way. */
    private static Ratchet full() throws MalformedException {
        Ends pair = new Ends(2);
        pair.talk();
        pair.adaWrites("skipped");
        pair.boReads(pair.adaWrites("not skipped"));
        pair.adaReads(pair.boWrites("so"));
        pair.pass(Duration.ofDays(8));
        Envelope crossing = pair.boWrites("a question");
        pair.adaWrites("skipped as well");
        pair.adaWrites("and this");
        for (int i = 0; i < 7; i++) {
            pair.boReads(pair.adaWrites("not skipped"));
        }
        pair.boReads(pair.adaWrites("a question again"));
        pair.adaReads(crossing);
        pair.boWrites("an answer");
        pair.link(4);
        assertTrue(pair.bo.healing().kem().isAsking());
        assertEquals(2, pair.bo.healing().kem().friends().code());
        assertEquals(2, pair.bo.skipped().chains().size());
        assertEquals(2, pair.bo.healing().held().secrets().size());
        assertEquals(
                1, pair.bo.chains().sending().orElseThrow().offered().secrets().size());
        return pair.bo;
    }

    private static String lines(byte[] bytes) {
        return HEX.formatHex(bytes).replaceAll("(.{96})(?=.)", "$1\n");
    }
}
