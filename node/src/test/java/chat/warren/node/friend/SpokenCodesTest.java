package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.spoken.SpokenCode;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.friend.NoticeBoard.Place;
import chat.warren.node.lab.Noise;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.row.Octets;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One says it, the other types it. */
class SpokenCodesTest extends InTheVillage {
    private final Map<Place, Octets> board = new HashMap<>();
    private final Map<House, SpokenCodes> codes = new LinkedHashMap<>();
    private final Map<House, List<Place>> asked = new HashMap<>();
    private House anna;
    private House ben;

    @BeforeEach
    void moveIn() throws IOException {
        anna = speaker("Anna");
        ben = speaker("Ben");
    }

    private House speaker(String name) throws IOException {
        House house = village.house(name);
        List<Place> reads = new ArrayList<>();
        asked.put(house, reads);
        codes.put(house, house.friends.spokenCodes(new NoticeBoard() {
            @Override
            public void post(Place place, byte[] note, Instant now) {
                assertTrue(note.length <= MAX_NOTE_BYTES);
                board.put(place, Octets.of(note));
            }

            @Override
            public void read(Place place, Instant now) {
                reads.add(place);
            }
        }));
        return house;
    }

    private SpokenCodes codes(House house) {
        return Optional.ofNullable(codes.get(house)).orElseThrow();
    }

    /** Both sides look at the board for a while. */
    private void wait(Duration time) throws IOException {
        Instant until = village.now.plus(time);
        while (village.now.isBefore(until)) {
            village.now = village.now.plusSeconds(1);
            for (House house : codes.keySet()) {
                codes(house).advanceTo(village.now);
                List<Place> reads = Optional.ofNullable(asked.get(house)).orElseThrow();
                for (Place place : List.copyOf(reads)) {
                    Optional.ofNullable(board.get(place))
                            .ifPresent(note -> codes(house).found(place, note.toArray(), village.now));
                }
                reads.clear();
            }
        }
        village.settle();
    }

    @Test
    void aCodeThatWasHeardBringsTheQuestionAndThenAFriend() throws Exception {
        SpokenCode code = codes(anna).speak("for Ben", village.now);
        codes(ben).type(code.toText(), "you said it on the phone", village.now);
        wait(Duration.ofSeconds(20));
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(ben));
        assertEquals("you said it on the phone", anna.view(ben).note());
        anna.friends.answers().accept(ben.person(), village.now);
        village.settle();
        assertEquals(Optional.of(Stage.FRIEND), ben.stage(anna));
        assertEquals(List.of(), anna.friends.invitations().views());
        assertEquals(1, anna.meeting.size());
    }

    @Test
    void theClockOfTheOtherMayBeInTheNextTenMinutes() throws Exception {
        village.now = Instant.parse("2026-11-21T08:09:58Z");
        SpokenCode code = codes(anna).speak("", village.now);
        wait(Duration.ofSeconds(5));
        codes(ben).type(code.toText(), "", village.now);
        wait(Duration.ofSeconds(20));
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(ben));
    }

    @Test
    void oneWrongWordUsesTheCodeUp() throws Exception {
        SpokenCode code = codes(anna).speak("", village.now);
        String wrong = code.slot() + "-zoo-zoo";
        codes(ben).type(wrong, "", village.now);
        wait(Duration.ofSeconds(20));
        assertEquals(1, anna.told(FriendEvent.InviteOver.class).size());
        assertEquals(1, ben.told(FriendEvent.InviteOver.class).size());
        House caro = speaker("Caro");
        codes(caro).type(code.toText(), "", village.now);
        wait(Duration.ofMinutes(11));
        assertEquals(Optional.empty(), anna.stage(caro), "also for whoever knows it");
        assertEquals(0, anna.meeting.size());
    }

    @Test
    void afterTenMinutesTheCodeIsNothing() throws Exception {
        SpokenCode code = codes(anna).speak("", village.now);
        wait(Duration.ofSeconds(601));
        assertEquals(1, anna.told(FriendEvent.InviteOver.class).size());
        codes(ben).type(code.toText(), "", village.now);
        wait(Duration.ofSeconds(30));
        assertEquals(Optional.empty(), anna.stage(ben));
    }

    @Test
    void twoWhoDrawOneNumberAreTold() throws Exception {
        SpokenCode code = codes(anna).speak("", village.now);
        wait(Duration.ofSeconds(3));
        long window = village.now.getEpochSecond() / 600;
        board.put(
                Place.ofNumber(code.slot(), window, true),
                Octets.of(new SpokenNote(List.of(Octets.of(new byte[] {1}))).encoded()));
        wait(Duration.ofSeconds(3));
        assertTrue(anna.told(FriendEvent.InviteOver.class).getFirst().sentence().contains("same number"));
    }

    @Test
    void noiseOnTheBoardIsPassedOver() throws Exception {
        SpokenCode code = codes(anna).speak("", village.now);
        long window = village.now.getEpochSecond() / 600;
        board.put(Place.ofNumber(code.slot(), window, false), Octets.of(new byte[] {9, 9, 9}));
        wait(Duration.ofSeconds(5));
        assertEquals(0, anna.told.size());
        codes(ben).type(code.toText(), "", village.now);
        wait(Duration.ofSeconds(20));
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(ben));
    }

    @Test
    void unclearCodesAreNotTried() {
        assertThrows(NotPossibleException.class, () -> codes(ben).type("guitar lemon", "", village.now));
        assertEquals(Instant.MAX, codes(ben).deadline());
    }

    @Test
    void theNoteAndItsPlaceKeepTheirBytes() throws MalformedException {
        SpokenNote note = new SpokenNote(List.of(Octets.of(new byte[] {1, 2}), Octets.of(new byte[] {3})));
        assertEquals("01000201020001" + "03", HexFormat.of().formatHex(note.encoded()));
        assertEquals(note, SpokenNote.parse(note.encoded()));
        assertEquals(
                "60e942c68aee4d0e94866f0f176edd80474971b1c0e3d0b478643776f98d50dc",
                HexFormat.of()
                        .formatHex(Place.ofNumber(7, 2_992_104, true).seed().toArray()));
        for (String nonsense : List.of("", "01", "02000101", "0100", "01000201", "0100c8" + "00".repeat(200))) {
            assertThrows(
                    MalformedException.class,
                    () -> SpokenNote.parse(HexFormat.of().parseHex(nonsense)),
                    nonsense);
        }
        Noise.isOnlyMalformed(note.encoded(), SpokenNote::parse);
        assertArrayEquals(note.encoded(), SpokenNote.parse(note.encoded()).encoded());
    }
}
