package chat.warren.ui.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Voice messages, from what was said to what is heard, and what others may send instead. */
class VoiceFileTest {
    private static final long SEED = 20261122;
    private static final int SECOND = VoiceFile.RATE;

    /** A tenth of a second of 440 Hz on two channels, by opusenc 0.2. */
    private static final String FOREIGN = """
            T2dnUwACAAAAAAAAAADJwlE5AAAAAEFdIJkBE09wdXNIZWFkAQI4AYC7AAAAAABPZ2dTAAAAAAAAAAAAAMnCUTkBAAAAxVoJkgGf
            T3B1c1RhZ3MfAAAAbGlib3B1cyAxLjMuMSwgbGlib3B1c2VuYyAwLjIuMQIAAAAjAAAARU5DT0RFUj1vcHVzZW5jIGZyb20gb3B1
            cy10b29scyAwLjJFAAAARU5DT0RFUl9PUFRJT05TPS0tYml0cmF0ZSAxNiAtLWNvbXAgMTAgLS1kaXNjYXJkLWNvbW1lbnRzIC0t
            cGFkZGluZyAwT2dnUwAE+BMAAAAAAADJwlE5AgAAAMHFiM4GSjArKShJ+LVGQWswrZfxuecdnClczN7y8zw5MeCdGBeQfGKc6nCx
            TKw9Lk58gRqS++GLTsDT+B3UX7V0WnvTnEw2FBMKvMA/2bWRFuwv4234sxFV4qOnp4tYnMvoTt2XyQwU1Le83agQ8iXy+9jRpnjV
            znJ1SuRkxRtEhGEAza74rbQKR+alvZ/Y7mcl4/DCPOm2G8R+G3V9TM9EvS1nAxCOGlzgzHiIB4Wu+Ku5zPHPnL51fXVuZ5RRpeIE
            a8oDyGBO4WBiCVhdGSRnMNs9Con2ha74rYB0YSt5XJhfFcVFJjFtwjrF0m/hc3REhZ231RIxXOmA2Zo4WIuu+LUOCsjzlaYMMCb/
            lNa0auLqBXvPsHx2jdY+Y/3S9AqQyck9+GHlMJN9te0yfqLr4diGyTzOePUrkzSB5MZgPLz7oRYQcMyHLQ==""";

    private static byte[] foreign() {
        return Base64.getMimeDecoder().decode(FOREIGN);
    }

    @Test
    void whatWasSaidIsHeardAndLastsAsLong() throws UnplayableException {
        short[] said = Sounds.tone(300, SECOND + 123);
        VoiceFile file = VoiceFile.read(Sounds.recorded(said));
        assertEquals(said.length, file.samples());
        assertEquals(1002, file.millis());
        short[] heard = Sounds.heard(new VoiceDecoder(file, 0));
        assertEquals(said.length, heard.length);
        assertTrue(Sounds.share(heard, 4800, SECOND, 300) > 0.95, "the tone that was said");
        assertTrue(Sounds.share(said, 4800, SECOND, 450) < 0.01, "and what measures it tells tones apart");
    }

    @Test
    void aSecondHasAsManyBytesWhateverIsSaid() {
        SplittableRandom random = new SplittableRandom(SEED);
        short[] noise = new short[SECOND];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) random.nextInt(-9000, 9000);
        }
        int silent = Sounds.recorded(new short[SECOND]).length;
        assertEquals(silent, Sounds.recorded(noise).length);
        assertEquals(silent, Sounds.recorded(Sounds.tone(200, SECOND)).length);
    }

    @Test
    void readsWhatAnotherProgramWrote() throws UnplayableException {
        VoiceFile file = VoiceFile.read(foreign());
        assertEquals(100, file.millis());
        short[] heard = Sounds.heard(new VoiceDecoder(file, 0));
        assertEquals(SECOND / 10, heard.length);
        assertTrue(Sounds.share(heard, 480, 4320, 440) > 0.9);
    }

    @Test
    void pagesAreLaidOutAsTheStandardHasThem() {
        OggWriter out = new OggWriter(0x01020304);
        out.page(OggWriter.FIRST, 0, List.of(new OpusHead(1, 312, 0).bytes()));
        out.page(OggWriter.LAST, 648, List.of(new byte[] {(byte) 0xf8, 1}, new byte[255]));
        String head = "4f676753" + "00" + "02" + "0000000000000000" + "04030201" + "00000000" + "91632deb" + "01" + "13"
                + "4f70757348656164" + "01" + "01" + "3801" + "80bb0000" + "0000" + "00";
        String tail = "4f676753" + "00" + "04" + "8802000000000000" + "04030201" + "01000000" + "00000000" + "03"
                + "02ff00" + "f801";
        String written = HexFormat.of().formatHex(out.bytes());
        assertEquals(head, written.substring(0, head.length()));
        String second = written.substring(head.length(), head.length() + tail.length());
        assertEquals(tail.substring(0, 44), second.substring(0, 44));
        assertEquals(tail.substring(52), second.substring(52));
    }

    @Test
    void goesOnFromAnyPointAsIfItHadBegunAtTheBeginning() throws UnplayableException {
        VoiceFile file = VoiceFile.read(Sounds.recorded(Sounds.tone(250, SECOND)));
        short[] whole = Sounds.heard(new VoiceDecoder(file, 0));
        int from = 30_011;
        short[] rest = Sounds.heard(new VoiceDecoder(file, from));
        assertEquals(SECOND - from, rest.length);
        double apart = 0;
        for (int i = 0; i < rest.length; i++) {
            apart += Math.abs(rest[i] - whole[from + i]);
        }
        assertTrue(apart / rest.length < 400, "on average " + apart / rest.length + " of 16,000 apart");
        assertEquals(0, Sounds.heard(new VoiceDecoder(file, SECOND + 5)).length);
    }

    @Test
    void nothingIsRecordedBeyondWhatAMessageMayLast() throws UnplayableException {
        VoiceRecording recording = new VoiceRecording(1, 1500);
        short[] second = new short[SECOND];
        recording.add(second, second.length);
        assertEquals(1000, recording.millis());
        recording.add(second, second.length);
        recording.add(second, second.length);
        assertTrue(recording.isFull());
        assertEquals(1500, VoiceFile.read(recording.finish()).millis());
        assertTrue(VoiceRecording.MOST_MILLIS * VoiceRecording.BITS_A_SECOND / 8000 < VoiceFile.MOST_BYTES / 2);
    }

    @Test
    void whatLastsLongerThanTenMinutesIsRefusedBeforeAnyOfItIsDecoded() {
        byte[] packet = {(byte) 0x1b, 48, 0
        }; // 48 frames of 2.5 ms would be 120 ms, of 60 ms it would be three seconds.
        assertThrows(UnplayableException.class, () -> VoiceFile.samples(packet));
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < 10 * 60 * 1000 / 120 + 1; i++) {
            packets.add(new byte[] {(byte) 0xe3, 48}); // Two bytes that say 120 ms.
        }
        byte[] file = stream(packets);
        assertTrue(file.length < 20_000, "a small file that claims to be long");
        String why = assertThrows(UnplayableException.class, () -> VoiceFile.read(file))
                .toString();
        assertTrue(why.contains("ten minutes"), why);
    }

    @Test
    void everyFlippedBitOfAPageIsNoticed() {
        byte[] valid = foreign();
        for (int bit = 0; bit < valid.length * Byte.SIZE; bit++) {
            byte[] flipped = valid.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertThrows(UnplayableException.class, () -> VoiceFile.read(flipped), "bit " + bit);
        }
    }

    @Test
    void whatIsCutOffOrRunsOnIsRefused() {
        byte[] valid = foreign();
        for (int length = 0; length < valid.length; length++) {
            byte[] cut = Arrays.copyOf(valid, length);
            assertThrows(UnplayableException.class, () -> VoiceFile.read(cut), length + " bytes");
        }
        byte[] twice = Arrays.copyOf(valid, 2 * valid.length);
        System.arraycopy(valid, 0, twice, valid.length, valid.length);
        assertThrows(UnplayableException.class, () -> VoiceFile.read(twice));
    }

    @Test
    void noiseIsRefusedOrHeardAndNothingElse() {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] valid = foreign();
        for (int i = 0; i < 100_000; i++) {
            byte[] noise = i % 3 == 0 ? new byte[random.nextInt(200)] : valid.clone();
            for (int changes = i % 3 == 0 ? noise.length : 1 + random.nextInt(3); changes > 0; changes--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            hear(noise, i);
        }
        // Those never get past the checksum. These do, and reach the decoder.
        for (int i = 0; i < 3000; i++) {
            List<byte[]> packets = new ArrayList<>();
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                byte[] packet = new byte[1 + random.nextInt(90)];
                random.nextBytes(packet);
                packets.add(packet);
            }
            hear(stream(packets), i);
        }
    }

    private static void hear(byte[] bytes, int number) {
        try {
            Sounds.heard(new VoiceDecoder(VoiceFile.read(bytes), 0));
        } catch (UnplayableException expected) {
            // What the parser is for.
        } catch (RuntimeException | Error e) {
            fail("input " + number + " of seed " + SEED, e);
        }
    }

    /** A whole stream with packets that anybody could have written. */
    static byte[] stream(List<byte[]> packets) {
        OggWriter out = new OggWriter(1);
        out.page(OggWriter.FIRST, 0, List.of(new OpusHead(1, 0, 0).bytes()));
        out.page(0, 0, List.of(OpusHead.tags()));
        for (int from = 0; from < packets.size(); from += 50) {
            int to = Math.min(packets.size(), from + 50);
            out.page(to == packets.size() ? OggWriter.LAST : 0, Long.MAX_VALUE, packets.subList(from, to));
        }
        return out.bytes();
    }

    @Test
    void theOutlineIsHighWhereItIsLoud() throws UnplayableException {
        short[] said = new short[SECOND];
        System.arraycopy(Sounds.tone(300, SECOND / 4), 0, said, SECOND / 2, SECOND / 4);
        Outline outline = Outline.of(VoiceFile.read(Sounds.recorded(said)));
        assertEquals(1000, outline.millis());
        assertTrue(outline.bar(Outline.BARS / 4) < 0.1, "silence");
        assertTrue(outline.bar(Outline.BARS * 5 / 8) > 0.9, "a tone");
        assertTrue(outline.bar(Outline.BARS * 7 / 8) < 0.1, "silence again");
    }

    @Test
    void fasterIsShorterAndNotHigher() throws UnplayableException {
        short[] said = Sounds.tone(220, 2 * SECOND);
        assertArrayEquals(said, stretched(said, 1), "at its own pace nothing is changed");
        short[] twice = stretched(said, 2);
        assertEquals(SECOND, twice.length, Stretch.STEP * 2);
        assertTrue(Sounds.share(window(twice), 0, 4800, 220) > 0.95, "as high as it was");
        assertTrue(Sounds.share(window(twice), 0, 4800, 440) < 0.05);
        assertEquals(2 * SECOND / 1.5, stretched(said, 1.5).length, Stretch.STEP * 2);
    }

    private static short[] window(short[] sound) {
        return Arrays.copyOfRange(sound, SECOND / 2, SECOND / 2 + 4800);
    }

    private static short[] stretched(short[] sound, double speed) throws UnplayableException {
        int[] at = new int[1];
        Stretch stretch = new Stretch(
                (into, from, most) -> {
                    int step = Math.min(most, sound.length - at[0]);
                    System.arraycopy(sound, at[0], into, from, step);
                    at[0] += step;
                    return step;
                },
                speed);
        short[] out = new short[sound.length + Stretch.STEP];
        short[] step = new short[Stretch.STEP];
        int given = 0;
        for (int next = stretch.next(step); next > 0; next = stretch.next(step)) {
            System.arraycopy(step, 0, out, given, next);
            given += next;
        }
        return Arrays.copyOf(out, given);
    }
}
