package chat.warren.ui.window.talk;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a friend may send to be glanced at: read unasked, and on the window's thread. */
class PictureFuzzTest {
    @FuzzTest
    void glance(byte[] input) {
        var _ = Picture.of(input); // A picture or none, and no exception.
    }
}
