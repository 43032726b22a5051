package chat.warren.storage.search;

import chat.warren.crypto.wire.MalformedException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/** An index that was read must be fit to be searched. */
class IndexFuzzTest {
    @FuzzTest
    void read(byte[] input) throws IOException {
        try {
            SearchIndex index = IndexFormat.read(new DataInputStream(new ByteArrayInputStream(input)), input.length);
            index.find(List.of(new Words.Run("ab", false)), number -> true, Integer.MAX_VALUE, 10);
            index.compacted();
        } catch (MalformedException | EOFException refused) {
            // Nothing else may come out of it.
        }
    }
}
