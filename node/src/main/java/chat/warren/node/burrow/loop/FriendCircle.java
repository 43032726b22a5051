package chat.warren.node.burrow.loop;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.Circle;
import chat.warren.node.friend.DeviceView;
import chat.warren.node.friend.Friendships;
import chat.warren.node.friend.PersonView;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing.Stage;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What chat has to know of friendship, as it was when it last changed. It is asked on the disk's thread, where the
 * friendships themselves may not be touched.
 */
final class FriendCircle implements Circle {
    private final PersonId self;
    private final DeviceId device;
    private volatile Known known = new Known(Map.of(), Map.of(), Set.of());

    /** @param device of this machine */
    FriendCircle(PersonId self, DeviceId device) {
        this.self = self;
        this.device = device;
    }

    /** What is known, all of one moment. */
    private record Known(Map<PersonId, List<DeviceId>> devices, Map<DeviceId, PersonId> owners, Set<PersonId> kept) {
        private Known {
            devices = Map.copyOf(devices);
            owners = Map.copyOf(owners);
            kept = Set.copyOf(kept);
        }
    }

    /** Looks anew. On the node's thread. */
    void refresh(Friendships friends, Instant wall) {
        Map<PersonId, List<DeviceId>> devices = new HashMap<>();
        Map<DeviceId, PersonId> owners = new HashMap<>();
        Set<PersonId> kept = new HashSet<>();
        List<DeviceId> ours = friends.ownDevices().all().stream()
                .map(DeviceView::device)
                .filter(each -> !each.equals(device))
                .toList();
        devices.put(self, ours);
        ours.forEach(each -> owners.put(each, self));
        for (PersonView view : friends.people()) {
            PersonId person = view.friend().person();
            if (view.friend().standing().stage() == Stage.FRIEND) {
                List<DeviceId> theirs = friends.devices(person, wall).stream()
                        .map(DeviceCertificate::device)
                        .toList();
                devices.put(person, theirs);
                theirs.forEach(each -> owners.put(each, person));
                if (view.may().keep()) {
                    kept.add(person);
                }
            }
        }
        known = new Known(devices, owners, kept);
    }

    @Override
    public PersonId self() {
        return self;
    }

    @Override
    public DeviceId device() {
        return device;
    }

    @Override
    public boolean isFriend(PersonId person) {
        return !person.equals(self) && known.devices().containsKey(person);
    }

    Set<PersonId> friends() {
        return known.devices().keySet();
    }

    @Override
    public List<DeviceId> devices(PersonId person) {
        return known.devices().getOrDefault(person, List.of());
    }

    @Override
    public Optional<PersonId> owner(DeviceId other) {
        return other.equals(device)
                ? Optional.of(self)
                : Optional.ofNullable(known.owners().get(other));
    }

    /** Which friends of ours know each other is not told by anybody yet, so nobody is asked to keep anything. */
    @Override
    public List<PersonId> keepersFor(PersonId recipient) {
        return List.of();
    }

    @Override
    public boolean keepsFor(PersonId depositor) {
        return known.kept().contains(depositor);
    }
}
