package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which devices of somebody we believe in: those of the newest list that they signed. A list replaces the one we hold
 * only if it is later and forgets no revocation.
 */
final class Rolls {
    private Rolls() {}

    /**
     * What a list that came is worth beside the one we hold.
     *
     * @param newest the one to hold from now on
     * @param lost the one that came is behind ours: they have forgotten something, or repeat an old one
     */
    record Judged(DeviceList newest, boolean changed, boolean lost) {
        boolean trusts(DeviceId device, Instant wall) {
            return newest.trusted(device, wall).isPresent();
        }
    }

    static Judged judge(Optional<Friend> known, DeviceList came) {
        Optional<DeviceList> held = known.map(Friend::terms).flatMap(Terms::devices);
        if (held.isEmpty() || came.supersedes(held.get())) {
            return new Judged(came, true, false);
        }
        boolean same = Arrays.equals(came.encoded(), held.get().encoded());
        return new Judged(held.get(), false, !same);
    }

    /** The pairs with devices that the newest list does not name any more. */
    static List<Pair> gone(Pairs pairs, PersonId person, DeviceList newest) {
        List<DeviceId> listed =
                newest.devices().stream().map(DeviceCertificate::device).toList();
        return pairs.of(person).stream()
                .filter(pair -> pair.with() instanceof With.Device with && !listed.contains(with.device()))
                .toList();
    }

    /** What there is to tell about a list that replaced another. */
    static List<FriendEvent> news(PersonId person, Optional<DeviceList> before, DeviceList now) {
        List<FriendEvent> news = new ArrayList<>();
        if (before.isEmpty()) {
            return news; // The first list of somebody new is no news.
        }
        List<DeviceId> known = ids(before.get());
        ids(now).stream()
                .filter(device -> !known.contains(device))
                .forEach(device -> news.add(new FriendEvent.NewDevice(person, device)));
        known.stream()
                .filter(device -> !ids(now).contains(device))
                .forEach(device -> news.add(new FriendEvent.RevokedDevice(person, device)));
        return news;
    }

    private static List<DeviceId> ids(DeviceList list) {
        return list.devices().stream().map(DeviceCertificate::device).toList();
    }
}
