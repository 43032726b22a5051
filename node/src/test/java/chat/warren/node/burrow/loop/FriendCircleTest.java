package chat.warren.node.burrow.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.Command;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FriendCircleTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(1);
    private static final PersonId BEN = new PersonId(Id.random(RANDOM));
    private static final PersonId CARO = new PersonId(Id.random(RANDOM));
    private static final DeviceId PHONE = new DeviceId(Id.random(RANDOM).toArray());
    private static final DeviceId LAPTOP = new DeviceId(Id.random(RANDOM).toArray());

    @Test
    void whoeverIsNoFriendAnyMoreIsPartedFromWithAllTheirDevices() {
        assertEquals(
                List.of(new Command.Part(BEN, List.of(PHONE, LAPTOP))),
                FriendCircle.gone(Map.of(BEN, List.of(PHONE, LAPTOP), CARO, List.of()), Map.of(CARO, List.of())));
    }

    @Test
    void whatWaitsForADeviceThatHasLeftTheListIsReaddressed() {
        assertEquals(
                List.of(new Command.Readdress(BEN, PHONE)),
                FriendCircle.gone(Map.of(BEN, List.of(PHONE)), Map.of(BEN, List.of(LAPTOP))));
        assertEquals(List.of(), FriendCircle.gone(Map.of(BEN, List.of(PHONE)), Map.of(BEN, List.of(PHONE, LAPTOP))));
    }
}
