package chat.warren.storage.profile;

import chat.warren.crypto.wire.MalformedException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Backups from anybody who talks somebody into restoring one. */
class BackupFuzzTest {
    @FuzzTest
    void read(byte[] input) throws IOException {
        try {
            var reader = new BackupFormat.Reader(new DataInputStream(new ByteArrayInputStream(input)));
            while (reader.next()) {
                reader.body();
            }
        } catch (MalformedException | EOFException refused) {
            // Nothing else may come out of it.
        }
    }
}
