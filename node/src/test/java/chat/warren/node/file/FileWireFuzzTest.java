package chat.warren.node.file;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a friend may say about files. */
class FileWireFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, FileWire::parse);
    }
}
