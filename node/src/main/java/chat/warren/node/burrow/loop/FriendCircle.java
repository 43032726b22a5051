package chat.warren.node.burrow.loop;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.Circle;
import chat.warren.node.chat.KeeperChoice;
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
    private volatile Known known = new Known(Map.of(), Map.of(), Set.of(), Set.of());
    private volatile KeeperChoice keepers;

    /** @param device of this machine */
    FriendCircle(PersonId self, DeviceId device) {
        this.self = self;
        this.device = device;
        this.keepers = new KeeperChoice(self, Map.of());
    }

    /** What is known, all of one moment. */
    private record Known(
            Map<PersonId, List<DeviceId>> devices,
            Map<DeviceId, PersonId> owners,
            Set<PersonId> kept,
            Set<PersonId> unwilling) {
        private Known {
            devices = Map.copyOf(devices);
            owners = Map.copyOf(owners);
            kept = Set.copyOf(kept);
            unwilling = Set.copyOf(unwilling);
        }
    }

    /** Looks anew. On the node's thread. */
    void refresh(Friendships friends, Instant wall) {
        Map<PersonId, List<DeviceId>> devices = new HashMap<>();
        Map<DeviceId, PersonId> owners = new HashMap<>();
        Set<PersonId> kept = new HashSet<>();
        Set<PersonId> unwilling = new HashSet<>();
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
                if (view.lets().filter(lets -> !lets.keep()).isPresent()) {
                    unwilling.add(person);
                }
            }
        }
        known = new Known(devices, owners, kept, unwilling);
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

    List<PersonId> friends() {
        return known.devices().keySet().stream().filter(this::isFriend).toList();
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

    /** Who was chosen for it, is a friend, and has not said that they would not. */
    @Override
    public List<PersonId> keepersFor(PersonId recipient) {
        return keepers.of(recipient).stream()
                .filter(keeper -> isFriend(keeper)
                        && !keeper.equals(self)
                        && !known.unwilling().contains(keeper))
                .toList();
    }

    /** Those who were chosen from now on. */
    void entrust(KeeperChoice chosen) {
        keepers = chosen;
    }

    @Override
    public boolean keepsFor(PersonId depositor) {
        return known.kept().contains(depositor);
    }
}
