package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.friend.FriendFrame.Kin;
import chat.warren.node.lab.Noise;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing;
import chat.warren.storage.people.Terms;
import chat.warren.storage.people.Verification;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Our own devices run different versions: if the hex in here changes, the protocol changed. */
class KinWireTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String MILLIS = " 000001a1fdfa4600 ";
    private static final DeviceId DEVICE = new DeviceId(HexFormat.of().parseHex("0d".repeat(16)));
    private static final PersonId CARO = new PersonId(Id.of(HexFormat.of().parseHex("0e".repeat(16))));

    private final IdentityKey ada = IdentityKey.ofSeed(HexFormat.of().parseHex("01".repeat(32)));

    private Kin.Person person(Optional<PersonId> by) {
        PersonId person = PersonId.of(ada.identity());
        Friend friend = new Friend(
                ada.identity(),
                new Friend.Names("Ada", "A"),
                new Standing(Standing.Stage.BLOCKED, NOON),
                new Verification(person, Verification.How.INTRODUCED, by, NOON),
                new Terms(Terms.Addresses.RELAY_ONLY, Optional.empty(), "hm"));
        return new Kin.Person(friend, new Permissions(true, false, true), NOON);
    }

    @Test
    void everyFrameKeepsItsBytes() throws MalformedException {
        keeps(
                "01 08" + MILLIS + "0003 416461 0003 010203 01 " + "0d".repeat(16) + MILLIS + "0006 706f636b6574",
                new Kin.Household(
                        "Ada",
                        NOON,
                        Octets.of(new byte[] {1, 2, 3}),
                        List.of(new DeviceNote(DEVICE, "pocket", NOON, Instant.EPOCH))));
        String ada =
                "01 09 8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c 01" + MILLIS + "01" + MILLIS;
        String rest = MILLIS + "01 05 0003 416461 0001 41 0002 686d 0000";
        keeps(ada + "0e".repeat(16) + rest, person(Optional.of(CARO)));
        keeps(ada + "00".repeat(16) + rest, person(Optional.empty()));
        keeps("01 0a " + "0e".repeat(16) + MILLIS, new Kin.Gone(CARO, NOON));
    }

    @Test
    void nonsenseIsRefused() {
        String key = "8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c";
        for (String nonsense : List.of(
                "01 08",
                "01 08" + MILLIS + "0003 416461 0000 11",
                "01 08" + MILLIS + "0000 0000 00",
                "01 09 " + key + " 02" + MILLIS,
                "01 09 " + key + " 00 ffffffffffffffff",
                "01 0a " + "0e".repeat(16) + " ffffffffffffffff",
                "01 0a " + "0e".repeat(16) + MILLIS + "00")) {
            assertThrows(MalformedException.class, () -> FriendWire.parse(hex(nonsense)), nonsense);
        }
    }

    @Test
    void noiseIsRefusedOrRead() {
        Noise.isOnlyMalformed(FriendWire.encode(new Kin.Gone(CARO, NOON)), FriendWire::parse);
        Noise.flipsAreOnlyMalformed(FriendWire.encode(person(Optional.empty())), FriendWire::parse);
    }

    private static void keeps(String hex, FriendFrame frame) throws MalformedException {
        assertArrayEquals(hex(hex), FriendWire.encode(frame), HexFormat.of().formatHex(FriendWire.encode(frame)));
        assertEquals(Optional.of(frame), FriendWire.parse(hex(hex)));
    }

    private static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }
}
