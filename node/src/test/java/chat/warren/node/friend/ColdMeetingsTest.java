package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.Own;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Friends who have nothing left in common but each other's device keys. */
class ColdMeetingsTest extends InTheVillage {
    private House anna;
    private House ben;

    @BeforeEach
    void becomeFriends() throws Exception {
        anna = village.house("Anna");
        ben = village.house("Ben");
        befriend(anna, ben);
    }

    /** A backup holds people and keys, and no protocol state. */
    private static void restoreFromBackup(House house) throws IOException {
        Books books = new Books(house.profile, () -> village.now);
        books.change(transaction -> {
            for (Pair pair : books.pairs().all()) {
                books.pairs().remove(transaction, pair);
            }
        });
        house.crash();
    }

    @Test
    void whoRestoredABackupIsFoundAgainWithinADay() throws Exception {
        restoreFromBackup(ben);
        village.settle();
        assertEquals(new Party.Stranger(), anna.party(ben));
        village.leap(Duration.ofMinutes(10));
        for (int i = 0; i < 5; i++) {
            village.leap(Duration.ofMinutes(20));
        }
        assertTrue(anna.party(ben) instanceof Party.Friend);
        assertTrue(ben.party(anna) instanceof Party.Friend);
        assertEquals(1, anna.meeting.size());
        assertEquals(1, ben.meeting.size());
        assertFalse(new Books(anna.profile, () -> village.now)
                .pairs()
                .all()
                .getFirst()
                .cold());
    }

    @Test
    void whoIsOnlyAwayIsLookedForAnHourADay() throws Exception {
        village.apart.add(java.util.Set.of("Anna", "Ben"));
        anna.links.values().stream().toList().forEach(Village.MemoryLink::close);
        village.settle();
        int looking = 0;
        int rounds = 48 * 6;
        for (int i = 0; i < rounds; i++) {
            village.leap(Duration.ofMinutes(10));
            looking += anna.meeting.size() - 1;
        }
        assertTrue(looking >= 10 && looking <= 20, "two days, an hour each: " + looking + " of " + rounds);
    }

    @Test
    void midnightDoesNotPartThem() throws Exception {
        village.leap(Duration.ofHours(15).plusMinutes(50));
        restoreFromBackup(ben);
        restoreFromBackup(anna);
        village.apart.add(java.util.Set.of("Anna", "Ben"));
        // Ben's day has begun, and Anna's has not.
        anna.friends.advanceTo(village.now);
        village.now = village.now.plus(Duration.ofMinutes(20));
        ben.friends.advanceTo(village.now);
        village.apart.clear();
        village.settle();
        assertTrue(anna.party(ben) instanceof Party.Friend);
    }

    @Test
    void aNewDeviceInAFriendsListIsMetUnderTheDeviceKeys() throws Exception {
        Own own = ben.own();
        DeviceKey phone = DeviceKey.generate(new SplittableRandom(3));
        DeviceList both = own.devices()
                .with(
                        own.identity(),
                        DeviceCertificate.issue(own.identity(), phone, village.now.plus(Duration.ofDays(9))));
        ben.profile.change(transaction ->
                ben.profile.contents().own().save(transaction, new Own(own.identity(), own.device(), both, "Ben")));
        ben.crash();
        village.settle();
        village.leap(Duration.ofMinutes(2));
        assertEquals(2, anna.meeting.size());
        // The phone knows of Anna from Ben's laptop, and nothing else.
        House pocket = village.house("Ben's phone");
        Friend friend = ben.view(anna).friend();
        pocket.profile.change(transaction -> {
            pocket.profile.contents().own().save(transaction, new Own(own.identity(), phone, both, "Ben"));
            pocket.profile.contents().friends().save(transaction, friend);
        });
        pocket.crash();
        village.leap(Duration.ofMinutes(2));
        assertTrue(anna.party(pocket) instanceof Party.Friend);
        assertTrue(pocket.party(anna) instanceof Party.Friend);
        assertEquals(2, anna.friends.links(ben.person()).size());
    }
}
