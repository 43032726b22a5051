package chat.warren.storage.profile;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.Revision;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Rows reach the parsers from backups too, and whoever made a backup knows its passphrase. */
class RowsFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        for (var format : java.util.List.of(Message.FORMAT, Annex.FORMAT, Revision.FORMAT)) {
            try {
                Rows.parse(format, input);
            } catch (MalformedException refused) {
                // Nothing else may come out of it.
            }
        }
    }
}
