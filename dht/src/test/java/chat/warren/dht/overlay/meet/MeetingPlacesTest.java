package chat.warren.dht.overlay.meet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.warren.dht.wire.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeetingPlacesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static byte[] secret() {
        byte[] secret = new byte[32];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) i;
        }
        return secret;
    }

    /** Computed once by another program from what the comments say. */
    @Test
    void placesStayWhereTheyAre() {
        long period = MeetingPlaces.period(NOON);
        assertEquals(82054, period);
        assertEquals(
                Id.hex("6b37ee360f62024c1c2c4d21e58c7f2431ea3611"),
                MeetingPlaces.open("warren").place(period, 3));
        assertEquals(
                Id.hex("8b817a924435dbe77c80bfaa034934de55ccb3c4"),
                MeetingPlaces.group("club", secret()).place(period, 3));
    }

    @Test
    void everyPeriodAndSliceAndSecretHasAPlaceOfItsOwn() {
        byte[] other = secret();
        other[0]++;
        Set<Id> all = new HashSet<>();
        for (MeetingPlaces places : new MeetingPlaces[] {
            MeetingPlaces.open("warren"), MeetingPlaces.group("club", secret()), MeetingPlaces.group("club", other)
        }) {
            for (int slice = 0; slice < MeetingPlaces.SLICES; slice++) {
                all.add(places.place(7, slice));
                all.add(places.place(8, slice));
            }
        }
        assertEquals(3 * 2 * MeetingPlaces.SLICES, all.size());
    }

    @Test
    void periodsFollowTheClock() {
        assertEquals(MeetingPlaces.period(NOON), MeetingPlaces.period(NOON.plus(Duration.ofHours(5))));
        assertNotEquals(MeetingPlaces.period(NOON), MeetingPlaces.period(NOON.plus(Duration.ofHours(6))));
    }
}
