package chat.warren.crypto.pair;

import chat.warren.crypto.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** State from a damaged disk. */
class PairAnchorsFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Hostile.mayRefuse(input, PairAnchors::parse);
    }
}
