package chat.warren.node.chat;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a stolen device of our own may bring as history. */
class CopyRecordFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, CopyRecord::parse);
    }
}
