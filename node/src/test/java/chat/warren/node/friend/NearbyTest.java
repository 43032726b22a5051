package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.invite.Invite;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.storage.people.Standing.Stage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In one room. */
class NearbyTest extends InTheVillage {
    private final Map<House, Nearby> room = new LinkedHashMap<>();
    private final List<byte[]> calls = new ArrayList<>();
    private House anna;
    private House ben;

    @BeforeEach
    void comeIn() throws IOException {
        anna = village.house("Anna");
        ben = village.house("Ben");
        for (House house : List.of(anna, ben)) {
            room.put(house, house.friends.nearby((card, now) -> calls.add(card)));
        }
    }

    private Nearby nearby(House house) {
        return Optional.ofNullable(room.get(house)).orElseThrow();
    }

    private void wait(Duration time) throws Exception {
        Instant until = village.now.plus(time);
        while (village.now.isBefore(until)) {
            village.now = village.now.plusSeconds(5);
            for (Nearby each : room.values()) {
                each.advanceTo(village.now);
            }
            for (byte[] call : List.copyOf(calls)) {
                for (Nearby each : room.values()) {
                    each.heard(call, village.now);
                }
            }
            calls.clear();
        }
        village.settle();
    }

    @Test
    void nobodyIsSeenWhoDidNotAskForIt() throws Exception {
        wait(Duration.ofMinutes(1));
        assertEquals(List.of(), nearby(ben).people());
        assertEquals(Optional.empty(), nearby(anna).visibleFor(village.now));
        assertEquals(Instant.MAX, nearby(anna).deadline());
    }

    @Test
    void whoShowsThemselvesIsSeenByNameAndKeyAndCanBeAsked() throws Exception {
        nearby(anna).show(village.now);
        wait(Duration.ofSeconds(15));
        assertEquals(List.of(), nearby(anna).people(), "not by themselves");
        Nearby.View seen = nearby(ben).people().getFirst();
        assertEquals("Anna", seen.name());
        assertEquals(HexFormat.of().formatHex(anna.identity().fingerprint(), 0, 4), seen.fingerprint());
        nearby(ben).ask(seen.person(), "the one at the window", village.now);
        assertEquals(
                List.of(Openness.ADDRESSES),
                ben.meeting.values().stream().map(Acquaintance::openness).toList(),
                "two in one room need nobody between them");
        village.settle();
        assertEquals(Optional.of(Stage.ASKED_US), anna.stage(ben));
        assertEquals("the one at the window", anna.view(ben).note());
        anna.friends.answers().accept(ben.person(), village.now);
        village.settle();
        wait(Duration.ofSeconds(15));
        assertEquals(List.of(), nearby(ben).people(), "a friend is in the list of friends");
    }

    @Test
    void afterTenMinutesNobodySeesThemAndNobodyComes() throws Exception {
        nearby(anna).show(village.now);
        wait(Duration.ofSeconds(15));
        Nearby.View seen = nearby(ben).people().getFirst();
        assertEquals(4, anna.meeting.size());
        room.remove(ben);
        wait(Duration.ofMinutes(11));
        assertEquals(0, anna.meeting.size());
        assertEquals(Optional.empty(), nearby(anna).visibleFor(village.now));
        Nearby bens = ben.friends.nearby((card, now) -> {});
        assertThrows(NotPossibleException.class, () -> bens.ask(seen.person(), "", village.now));
    }

    @Test
    void aCrowdOfCardsIsBounded() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 200; i++) {
            Invite invite =
                    Invite.standing(IdentityKey.generate(random).identity(), LocalDate.parse("2026-11-21"), random);
            nearby(ben).heard(new NearbyCard(invite, "n" + i).encoded(), village.now.plusMillis(100L * i));
        }
        assertEquals(64, nearby(ben).people().size());
        for (int i = 0; i < 200; i++) {
            Invite invite =
                    Invite.standing(IdentityKey.generate(random).identity(), LocalDate.parse("2026-11-21"), random);
            nearby(anna).heard(new NearbyCard(invite, "n" + i).encoded(), village.now);
        }
        assertEquals(20, nearby(anna).people().size(), "so many a second");
        wait(Duration.ofMinutes(2));
        assertEquals(List.of(), nearby(ben).people());
    }

    @Test
    void theCardKeepsItsBytesAndNoiseIsNoCard() throws MalformedException {
        IdentityKey ada = IdentityKey.ofSeed(HexFormat.of().parseHex("01".repeat(32)));
        Invite invite = Invite.standing(ada.identity(), LocalDate.parse("2026-11-28"), new SplittableRandom(1));
        byte[] card = new NearbyCard(invite, "Ada").encoded();
        assertEquals(
                "010056"
                        + HexFormat.of().formatHex(invite.toText().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        + "0003416461",
                HexFormat.of().formatHex(card));
        assertEquals(new NearbyCard(invite, "Ada"), NearbyCard.parse(card));
        Noise.isOnlyMalformed(card, NearbyCard::parse);
        assertTrue(card.length < 512);
    }
}
