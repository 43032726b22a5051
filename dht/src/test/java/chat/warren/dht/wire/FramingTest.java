package chat.warren.dht.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FramingTest {
    private final SplittableRandom random = new SplittableRandom(1);
    private final Dictionary message = MessageWriter.write(new Message.Request(
            ByteString.ascii("aa"), Id.random(random), false, new Query.FindNode(Id.random(random), Want.DEFAULT), 0));

    @Test
    void everyNetworkReadsItsOwnDatagramsAndNoOthers() throws MalformedException {
        List<Framing> networks = List.of(
                Framing.mainline(),
                Framing.overlay("warren/1"),
                Framing.overlay("warren/2"),
                Framing.group("warren/1", new byte[32]),
                Framing.group("warren/2", new byte[32]));
        for (int i = 0; i < networks.size(); i++) {
            Framing from = networks.get(i);
            byte[] datagram = from.write(message, random);
            assertEquals('d', datagram[0]);
            assertTrue(datagram.length <= MessageWriterLength.of(message) + from.overhead());
            for (int j = 0; j < networks.size(); j++) {
                Framing to = networks.get(j);
                Dictionary opened = to.open(BencodeReader.readDictionary(datagram));
                assertEquals(i == j, opened != null, from + " to " + to);
                if (opened != null) {
                    assertEquals(MessageReader.read(message), MessageReader.read(opened));
                }
            }
        }
    }

    @Test
    void aGroupsDatagramShowsNothingOfTheMessage() {
        byte[] first = Framing.group("g", new byte[32]).write(message, random);
        String shown = new String(first, StandardCharsets.ISO_8859_1);
        assertFalse(shown.contains("find_node") || shown.contains("target"));
        assertFalse(shown.equals(
                new String(Framing.group("g", new byte[32]).write(message, random), StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aDamagedGroupDatagramIsAnothersNotOurs() throws MalformedException {
        Framing group = Framing.group("g", new byte[32]);
        byte[] datagram = group.write(message, random);
        datagram[datagram.length - 5] ^= 1;
        assertNull(group.open(BencodeReader.readDictionary(datagram)));
    }

    private static final class MessageWriterLength {
        static int of(Dictionary message) {
            return chat.warren.dht.bencode.BencodeWriter.lengthOf(message);
        }
    }
}
