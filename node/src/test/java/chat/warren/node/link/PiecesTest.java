package chat.warren.node.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private static byte[] datagram(int seed, int bytes) {
        byte[] datagram = new byte[bytes];
        new Random(seed).nextBytes(datagram);
        datagram[0] |= Pieces.QUIC_BIT;
        return datagram;
    }

    @Test
    void whatFitsStaysWhole() {
        byte[] datagram = datagram(1, 1_200);
        assertSame(datagram, new Pieces().cut(datagram, 1_200).getFirst());
    }

    @Test
    void piecesKeepTheirBytes() throws MalformedException {
        byte[] datagram = {0x41, 2, 3, 4, 5, 6, 7, 8};
        assertEquals(0, new Pieces().cut(datagram, 5).size(), "eight pieces are more than there may be");
        List<byte[]> pieces = new Pieces().cut(datagram, 7);
        List<String> hex = pieces.stream().map(HexFormat.of()::formatHex).toList();
        assertEquals(List.of("02000003410203", "02000013040506", "020000230708"), hex);
    }

    @Test
    void aDatagramIsWholeAgainInWhateverOrderItsPiecesCome() throws MalformedException {
        Random random = new Random(2);
        Pieces sender = new Pieces();
        Pieces receiver = new Pieces();
        for (int round = 0; round < 1_000; round++) {
            List<byte[]> pieces = new ArrayList<>();
            int room = 400 + random.nextInt(700);
            for (int i = 0; i < 5; i++) {
                pieces.addAll(sender.cut(datagram(i, 1_399), room));
            }
            Collections.shuffle(pieces, random);
            List<byte[]> whole = new ArrayList<>();
            for (byte[] piece : pieces) {
                assertTrue(piece.length <= room && Pieces.isPiece(piece) && !Pieces.isQuic(piece));
                receiver.join(piece).ifPresent(whole::add);
            }
            assertEquals(5, whole.size());
            for (byte[] datagram : whole) {
                assertTrue(Pieces.isQuic(datagram));
                boolean known = false;
                for (int i = 0; i < 5; i++) {
                    known |= Arrays.equals(datagram, datagram(i, 1_399));
                }
                assertTrue(known);
            }
        }
        assertEquals(0, receiver.incomplete());
    }

    @Test
    void whatNeverBecomesWholeIsForgotten() throws MalformedException {
        Pieces sender = new Pieces();
        Pieces receiver = new Pieces();
        for (int i = 0; i < 1_000; i++) {
            assertEquals(
                    Optional.empty(),
                    receiver.join(sender.cut(datagram(i, 1_399), 1_000).getFirst()));
            assertTrue(receiver.incomplete() <= Pieces.MOST_INCOMPLETE);
        }
        List<byte[]> pieces = sender.cut(datagram(7, 1_399), 1_000);
        assertFalse(receiver.join(pieces.getLast()).isPresent());
        assertArrayEquals(datagram(7, 1_399), receiver.join(pieces.getFirst()).orElseThrow());
    }

    @Test
    void nonsenseIsRefused() {
        for (String nonsense :
                new String[] {"", "02", "02000002", "0200000141", "0200000541", "0200002241", "03000002ff"}) {
            byte[] bytes = HexFormat.of().parseHex(nonsense);
            assertThrows(MalformedException.class, () -> new Pieces().join(bytes), nonsense);
        }
    }

    @Test
    void noiseIsOnlyMalformed() {
        Pieces receiver = new Pieces();
        byte[] valid = new Pieces().cut(datagram(1, 60), 40).getFirst();
        Noise.isOnlyMalformed(valid, receiver::join);
        Noise.flipsAreOnlyMalformed(valid, receiver::join);
        assertTrue(receiver.incomplete() <= Pieces.MOST_INCOMPLETE);
    }
}
