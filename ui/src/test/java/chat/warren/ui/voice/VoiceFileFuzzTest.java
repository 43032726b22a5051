package chat.warren.ui.voice;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a friend may send to be heard: as a file, and as packets that a right checksum covers. */
class VoiceFileFuzzTest {
    @FuzzTest
    void hear(byte[] input) {
        hearFile(input);
        List<byte[]> packets = new ArrayList<>();
        for (int at = 0; at < input.length && packets.size() < 20; ) {
            int to = Math.min(input.length, at + 1 + (input[at] & 0xff));
            packets.add(Arrays.copyOfRange(input, at, to));
            at = to;
        }
        if (!packets.isEmpty()) {
            hearFile(VoiceFileTest.stream(packets));
        }
    }

    private static void hearFile(byte[] bytes) {
        try {
            Sounds.heard(new VoiceDecoder(VoiceFile.read(bytes), 0));
        } catch (UnplayableException expected) {
            // What the parser is for.
        }
    }
}
