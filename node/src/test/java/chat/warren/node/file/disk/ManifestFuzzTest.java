package chat.warren.node.file.disk;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a friend may call the files of a folder. */
class ManifestFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, bytes -> {
            Layout _ = Layout.ofFolder(Manifest.parse(bytes), bytes.length).safe();
        });
    }
}
