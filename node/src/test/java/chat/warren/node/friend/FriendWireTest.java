package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.friend.FriendFrame.Stance;
import chat.warren.node.lab.Noise;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Friends run older versions: if the hex in here changes, the protocol changed. */
class FriendWireTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Id ID = Id.of(HexFormat.of().parseHex("0f".repeat(16)));
    private static final Octets THIRTY_TWO = Octets.of(HexFormat.of().parseHex("5a".repeat(32)));
    private static final Octets LIST = Octets.of(new byte[] {1, 2, 3});

    private final IdentityKey ada = IdentityKey.ofSeed(HexFormat.of().parseHex("01".repeat(32)));

    private final FriendFrame.Greeting greeting =
            new FriendFrame.Greeting(Stance.ASKING, new Permissions(true, false, true), "Größe", "it is me", LIST);

    private FriendFrame.Introduce introduce() {
        return new FriendFrame.Introduce(ID, ada.identity(), "Ada", THIRTY_TWO, NOON);
    }

    @Test
    void everyFrameKeepsItsBytes() throws MalformedException {
        keeps("01 01 01 05 0007 4772c3b6c39f65 0008 6974206973206d65 0003 010203", greeting);
        keeps("01 02", new FriendFrame.Declined());
        keeps("01 03 000000006b0187c0", new FriendFrame.Anchored(NOON));
        keeps("01 04 0003 010203", new FriendFrame.Remembered(LIST));
        keeps(
                "01 05 " + "0f".repeat(16) + " 8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c "
                        + "5a".repeat(32) + " 000000006b0187c0 0003 416461",
                introduce());
        keeps("01 06 " + "0f".repeat(16), new FriendFrame.Heard(ID));
        keeps("01 07 " + "0f".repeat(16) + " " + "5a".repeat(32), new FriendFrame.Confirm(ID, THIRTY_TWO));
    }

    @Test
    void aFrameOfANewerVersionIsPassedOverAndOneOfSomebodyElseIsNotOurs() throws MalformedException {
        assertEquals(Optional.empty(), FriendWire.parse(hex("01 63 0102")));
        assertEquals(false, FriendWire.isOurs(hex("02 01")));
        assertEquals(false, FriendWire.isOurs(new byte[0]));
        assertThrows(MalformedException.class, () -> FriendWire.parse(hex("02 01")));
    }

    @Test
    void permissionsOfANewerVersionAreLeftOut() throws MalformedException {
        FriendFrame read = FriendWire.parse(hex("01 01 01 fd 0007 4772c3b6c39f65 0008 6974206973206d65 0003 010203"))
                .orElseThrow();
        assertEquals(greeting, read);
    }

    @Test
    void nonsenseIsRefused() {
        for (String nonsense : List.of(
                "",
                "01",
                "01 00",
                "01 02 00",
                "01 03 00000000",
                "01 03 ffffffffffffffff",
                "01 01 03 00 0001 41 0000 0000",
                "01 01 00 00 0000 0000 0000",
                "01 01 00 00 0002 c328 0000 0000",
                "01 01 00 00 0101 41 0000 0000",
                "01 01 00 00 0001 41 0000 0000 00",
                "01 04 ffff 00",
                "01 05 " + "0f".repeat(16) + "00".repeat(32) + "5a".repeat(32) + " 000000006b0187c0 0003 416461")) {
            assertThrows(MalformedException.class, () -> FriendWire.parse(hex(nonsense)), nonsense);
        }
    }

    @Test
    void namesAndNotesCannotDisturbWhereTheyAreShown() throws MalformedException {
        String nasty = "  An\u202ena\u0007\n\u0000 \t\u2066 S\u0301.  ";
        assertEquals("Anna Ś.", PlainText.name(nasty.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                64,
                PlainText.name("x".repeat(200).getBytes(StandardCharsets.UTF_8)).length());
        assertEquals("a b", PlainText.cleaned("a" + " ".repeat(500) + "b", 3));
        assertEquals("", PlainText.note(new byte[0]));
        assertThrows(MalformedException.class, () -> PlainText.name("\u202e \u0000".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void noiseIsOnlyMalformed() {
        Noise.isOnlyMalformed(FriendWire.encode(greeting), FriendWire::parse);
        for (FriendFrame frame : List.of(greeting, introduce())) {
            Noise.flipsAreOnlyMalformed(FriendWire.encode(frame), FriendWire::parse);
        }
    }

    private static void keeps(String hex, FriendFrame frame) throws MalformedException {
        assertArrayEquals(hex(hex), FriendWire.encode(frame), HexFormat.of().formatHex(FriendWire.encode(frame)));
        assertEquals(Optional.of(frame), FriendWire.parse(hex(hex)));
    }

    private static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }
}
