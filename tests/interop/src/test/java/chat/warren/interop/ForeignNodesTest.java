package chat.warren.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The two foreign implementations with each other: when this fails, the fault of another test is not ours. */
class ForeignNodesTest {
    @Test
    void theForeignersUnderstandEachOther() throws IOException {
        try (ForeignNode npm = ForeignNode.bittorrentDht("127.0.0.1");
                ForeignNode libtorrent = ForeignNode.libtorrent("127.0.0.1", npm.address())) {
            npm.ask("add", "host", "127.0.0.1", "port", libtorrent.address().getPort());
            String value = HexFormat.of().formatHex("from one to the other".getBytes(StandardCharsets.US_ASCII));
            JsonObject put = npm.ask("put_immutable", "value", value);
            assertTrue(put.has("target"), put.toString());
            JsonObject got = libtorrent.ask("get", "target", put.get("target").getAsString());
            assertEquals(value, got.get("value").getAsString());
        }
    }
}
