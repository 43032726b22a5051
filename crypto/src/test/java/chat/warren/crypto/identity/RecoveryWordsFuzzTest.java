package chat.warren.crypto.identity;

import chat.warren.crypto.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** What a person types from a piece of paper. */
class RecoveryWordsFuzzTest {
    private static final WordList ENGLISH = WordList.english();

    @FuzzTest
    void parse(byte[] input) {
        Hostile.mayRefuse(
                input,
                bytes -> IdentityKey.recover(ENGLISH, WordList.split(new String(bytes, StandardCharsets.UTF_8)))
                        .close());
    }
}
