package chat.warren.node.lan.visible;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What anybody on the same network may call out. */
class AnnouncementFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, Announcement::parse);
    }
}
