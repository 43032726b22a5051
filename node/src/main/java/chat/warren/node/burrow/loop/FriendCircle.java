package chat.warren.node.burrow.loop;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.Circle;
import chat.warren.node.chat.Command;
import chat.warren.node.chat.KeeperChoice;
import chat.warren.node.friend.DeviceView;
import chat.warren.node.friend.Friendships;
import chat.warren.node.friend.PersonView;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing.Stage;
import java.time.Instant;
import java.util.ArrayList;
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
    private volatile Known known = new Known(Map.of(), Map.of(), Map.of(), Set.of(), Set.of());
    private volatile KeeperChoice keepers;

    /** @param device of this machine */
    FriendCircle(PersonId self, DeviceId device) {
        this.self = self;
        this.device = device;
        this.keepers = new KeeperChoice(self, Map.of());
    }

    /**
     * What is known, all of one moment.
     *
     * @param listed the devices in the list of each, also those whose certificate is to be renewed
     */
    private record Known(
            Map<PersonId, List<DeviceId>> listed,
            Map<PersonId, List<DeviceId>> devices,
            Map<DeviceId, PersonId> owners,
            Set<PersonId> kept,
            Set<PersonId> unwilling) {
        private Known {
            listed = Map.copyOf(listed);
            devices = Map.copyOf(devices);
            owners = Map.copyOf(owners);
            kept = Set.copyOf(kept);
            unwilling = Set.copyOf(unwilling);
        }
    }

    /** Looks anew, and says what the chat has to do about whoever is gone. On the node's thread. */
    List<Command> refresh(Friendships friends, Instant wall) {
        Map<PersonId, List<DeviceId>> listed = new HashMap<>();
        Map<PersonId, List<DeviceId>> devices = new HashMap<>();
        Map<DeviceId, PersonId> owners = new HashMap<>();
        Set<PersonId> kept = new HashSet<>();
        Set<PersonId> unwilling = new HashSet<>();
        List<DeviceId> ours = friends.ownDevices().all().stream()
                .map(DeviceView::device)
                .filter(each -> !each.equals(device))
                .toList();
        listed.put(self, ours);
        devices.put(self, ours);
        ours.forEach(each -> owners.put(each, self));
        for (PersonView view : friends.people()) {
            PersonId person = view.friend().person();
            if (view.friend().standing().stage() == Stage.FRIEND) {
                List<DeviceId> theirs = friends.devices(person, wall).stream()
                        .map(DeviceCertificate::device)
                        .toList();
                listed.put(person, listed(view.friend()));
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
        Known before = known;
        known = new Known(listed, devices, owners, kept, unwilling);
        return gone(before.listed(), listed);
    }

    private static List<DeviceId> listed(Friend friend) {
        return friend.terms()
                .devices()
                .map(list ->
                        list.devices().stream().map(DeviceCertificate::device).toList())
                .orElse(List.of());
    }

    /** What the chat has to do when these lists have become those. */
    static List<Command> gone(Map<PersonId, List<DeviceId>> before, Map<PersonId, List<DeviceId>> now) {
        List<Command> gone = new ArrayList<>();
        before.forEach((person, devices) -> {
            if (!now.containsKey(person)) {
                gone.add(new Command.Part(person, devices));
                return;
            }
            devices.stream()
                    .filter(device -> !now.get(person).contains(device))
                    .forEach(device -> gone.add(new Command.Readdress(person, device)));
        });
        return gone;
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
