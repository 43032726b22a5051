package chat.warren.node.chat.item;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Mention;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Friends run older versions: if a hex text here changes, the format changed. */
class ItemWireTest {
    private static final ConversationId TALK = ConversationId.of(filled(0xcc));
    private static final MessageId TARGET = MessageId.of(filled(0xaa));
    private static final PersonId PERSON = new PersonId(Id.of(filled(0xbb)));
    private static final String HEAD = "00000000075bcd15" + "cc".repeat(16);

    private static byte[] filled(int value) {
        byte[] bytes = new byte[Id.BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static FileNote file() {
        return new FileNote(
                new FileId(Id.of(filled(0x11))),
                new FileNote.Label("a.ogg", "audio/ogg", Optional.of(1_500L)),
                70_000,
                Octets.of(new byte[32]),
                Octets.of(new byte[] {1, 2}));
    }

    private static List<Saying> samples() {
        return List.of(
                new Saying.Words(
                        "Grüße",
                        List.of(new Mention(PERSON, 0, 5)),
                        List.of(file(), file()),
                        Optional.of(TARGET),
                        Optional.of(Duration.ofHours(1))),
                new Saying.Edit(TARGET, "better", List.of()),
                new Saying.Delete(TARGET),
                new Saying.React(TARGET, "👍", true),
                new Saying.React(TARGET, "👍", false),
                new Saying.Read(new Turn(9, PERSON, TARGET)),
                new Saying.Arrived(List.of(TARGET, TARGET), false),
                new Saying.Timer(Optional.empty()),
                new Saying.Timer(Optional.of(Duration.ofDays(7))),
                new Saying.Unknown(200));
    }

    private static Item item(Saying saying) {
        return new Item(TALK, 123_456_789, saying);
    }

    /** An emoji, a name, and mentions that only somebody hostile writes. */
    @Test
    void mentionsThatAreNotInTheTextAreLostAndTheWordsAreNot() throws MalformedException {
        Saying.Words good = new Saying.Words(
                "😀 @Ben", List.of(new Mention(PERSON, 3, 4)), List.of(), Optional.empty(), Optional.empty());
        String hex = HexFormat.of().formatHex(ItemWire.encode(item(good)));
        for (String place : List.of("00030000", "00010001", "00020006", "ffffffff", "00080001", "00000001")) {
            byte[] hostile = HexFormat.of().parseHex(hex.substring(0, hex.length() - 8) + place);
            Saying.Words words = (Saying.Words) ItemWire.parse(hostile).saying();
            assertEquals(good.text(), words.text());
            assertEquals(List.of(), words.mentions(), place);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new Saying.Words("x", good.mentions(), List.of(), Optional.empty(), Optional.empty()));
    }

    private static void golden(String hex, Saying saying) throws MalformedException {
        assertEquals(hex, HexFormat.of().formatHex(ItemWire.encode(item(saying))));
        assertEquals(item(saying), ItemWire.parse(HexFormat.of().parseHex(hex)));
    }

    @Test
    void itemsKeepTheirBytes() throws MalformedException {
        golden("0101" + HEAD + "0100000002" + "6869", Saying.Words.of("hi"));
        golden("0103" + HEAD + "0200000010" + "aa".repeat(16), new Saying.Delete(TARGET));
        golden(
                "0104" + HEAD + "0200000010" + "aa".repeat(16) + "0400000004" + "f09f918d" + "0500000000",
                new Saying.React(TARGET, "👍", false));
        golden(
                "0105" + HEAD + "0700000028" + "0000000000000009" + "bb".repeat(16) + "aa".repeat(16),
                new Saying.Read(new Turn(9, PERSON, TARGET)));
        golden(
                "0106" + HEAD + "0800000010" + "aa".repeat(16) + "0b00000000",
                new Saying.Arrived(List.of(TARGET), false));
        golden("0107" + HEAD + "0600000004" + "00093a80", new Saying.Timer(Optional.of(Duration.ofDays(7))));
    }

    @Test
    void idsKeepTheirBytes() {
        MessageId id = Item.id(PERSON, new DeviceId(filled(0xdd)), new byte[] {1, 2, 3});
        assertEquals(
                "c3edfa70925283c3d5b1f8d714d4b680",
                HexFormat.of().formatHex(id.id().toArray()));
        ConversationId talk = Item.between(PERSON, new PersonId(Id.of(filled(0x01))));
        assertEquals(
                "4bcca1df125180e5bd5cca70ea7246b3",
                HexFormat.of().formatHex(talk.id().toArray()));
        assertEquals(talk, Item.between(new PersonId(Id.of(filled(0x01))), PERSON));
        assertNotEquals(talk, Item.between(PERSON, PERSON));
    }

    @Test
    void whateverIsSaidIsReadAgain() throws MalformedException {
        for (Saying saying : samples()) {
            assertEquals(item(saying), ItemWire.parse(ItemWire.encode(item(saying))));
        }
    }

    @Test
    void partsOfLaterVersionsAreKept() throws MalformedException {
        byte[] later = new ByteWriter()
                .bytes(ItemWire.encode(item(Saying.Words.of("hi"))))
                .u8(77)
                .block32(new byte[] {9})
                .u8(77)
                .block32(new byte[0])
                .toArray();
        Item read = ItemWire.parse(later);
        assertEquals(Saying.Words.of("hi"), read.saying());
        assertEquals(2, read.others().size());
        assertArrayEquals(later, ItemWire.encode(read), "and written as they came");
    }

    @Test
    void whatNobodyCanSayIsRefused() {
        refused("0101" + HEAD); // No word and no file.
        refused("0102" + HEAD + "0100000001" + "61"); // An edit of nothing.
        refused("0101" + HEAD + "0100000001" + "ff"); // No UTF-8.
        refused("0101" + HEAD + "0100000001" + "61" + "0100000001" + "61"); // Two texts.
        refused("0101" + HEAD + "0300000010" + "aa".repeat(16) + "0100000001" + "61"); // Out of order.
        refused("0101" + HEAD + "01ffffffff" + "61"); // Longer than there is.
        refused("0107" + HEAD + "0600000004" + "ffffffff"); // Disappears in a hundred years.
        refused("0101" + "7fffffffffffffff" + "cc".repeat(16) + "0100000001" + "61"); // No clock is there.
        refused("0201" + HEAD + "0100000001" + "61"); // Another version.
    }

    private static void refused(String hex) {
        assertThrows(
                MalformedException.class, () -> ItemWire.parse(HexFormat.of().parseHex(hex)), hex);
    }

    @Test
    void noiseIsRefusedAndNothingElse() {
        SplittableRandom random = new SplittableRandom(5);
        List<byte[]> samples =
                samples().stream().map(saying -> ItemWire.encode(item(saying))).toList();
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
            if (i % 4 == 0) {
                random.nextBytes(bytes);
            }
            int flips = 1 + random.nextInt(3);
            for (int flip = 0; flip < flips; flip++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Noise.mayRefuse(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)), ItemWire::parse);
            Noise.mayRefuse(bytes, ItemWire::parse);
        }
    }

    @Test
    void aTurnDecidesByStampThenAuthorThenId() {
        Turn turn = new Turn(5, PERSON, TARGET);
        assertEquals(-1, Integer.signum(turn.compareTo(new Turn(6, new PersonId(Id.of(filled(0))), TARGET))));
        assertEquals(-1, Integer.signum(turn.compareTo(new Turn(5, new PersonId(Id.of(filled(0xbc))), TARGET))));
        assertEquals(1, Integer.signum(turn.compareTo(new Turn(5, PERSON, MessageId.of(filled(0x01))))));
        assertFalse(turn.compareTo(new Turn(5, PERSON, TARGET)) != 0);
    }
}
