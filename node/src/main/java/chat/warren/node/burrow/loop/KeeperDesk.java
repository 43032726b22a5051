package chat.warren.node.burrow.loop;

import chat.warren.node.chat.KeeperChoice;
import chat.warren.node.friend.NotPossibleException;
import chat.warren.node.running.loop.NodeThread;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Which friends keep what waits for somebody. Its methods may wait for the disk; safe on any thread but the node's. */
public final class KeeperDesk {
    private final Ground ground;
    private final FriendCircle circle;
    private final Company.Talking talking;
    private final NodeThread thread;

    KeeperDesk(Ground ground, FriendCircle circle, Company.Talking talking, NodeThread thread) {
        this.ground = ground;
        this.circle = circle;
        this.talking = talking;
        this.thread = thread;
    }

    void begin() throws StorageException {
        circle.entrust(choice());
    }

    private KeeperChoice choice() throws StorageException {
        return ground.profile().read(snapshot -> KeeperChoice.load(settings(), snapshot, ground.self()));
    }

    private Settings settings() {
        return ground.profile().contents().settings();
    }

    /** Who was chosen for somebody, or for all under our own id. */
    public List<PersonId> of(PersonId recipient) throws StorageException {
        return choice().of(recipient);
    }

    /**
     * Chooses who keeps for somebody from now on; under our own id, who keeps for all.
     *
     * @param keepers empty for those who keep for all, which is another thing than a list of nobody
     */
    public void choose(PersonId recipient, Optional<List<PersonId>> keepers)
            throws NotPossibleException, StorageException {
        List<PersonId> wanted = keepers.orElse(List.of());
        if (wanted.size() > KeeperChoice.MOST_KEEPERS) {
            throw new NotPossibleException("More than " + KeeperChoice.MOST_KEEPERS
                    + " friends are not asked to keep the same; nothing was changed: choose fewer.");
        }
        for (PersonId keeper : wanted) {
            if (!circle.isFriend(keeper) || keeper.equals(ground.self())) {
                throw new NotPossibleException("Only friends can be asked to keep messages; nothing was changed.");
            }
        }
        ground.profile().change(transaction -> KeeperChoice.save(settings(), transaction, recipient, keepers));
        KeeperChoice now = choice();
        thread.execute(at -> {
            circle.entrust(now);
            talking.chat().keepersChanged();
            talking.turns().turn(at);
        });
    }
}
