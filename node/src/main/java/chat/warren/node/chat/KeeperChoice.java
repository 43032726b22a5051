package chat.warren.node.chat;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.settings.Setting;
import chat.warren.storage.settings.Settings;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which friends a person chose to keep what waits for somebody. It is a setting for each, and comes back with a backup.
 *
 * @param chosen by recipient; under the person's own id stands who keeps for all that nothing else was chosen for
 */
public record KeeperChoice(PersonId self, Map<PersonId, List<PersonId>> chosen) {
    /** One more copy does not make it likelier to arrive, and each costs a friend room. */
    public static final int MOST_KEEPERS = 8;

    private static final String SETTING = "chat.keepers ";

    public KeeperChoice {
        chosen = Map.copyOf(chosen);
    }

    public static KeeperChoice load(Settings settings, Snapshot snapshot, PersonId self) throws StorageException {
        Map<PersonId, List<PersonId>> chosen = new HashMap<>();
        List<Placed<Setting>> page = settings.page(snapshot, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Placed<Setting> row : page) {
                String name = row.value().name();
                if (name.startsWith(SETTING)) {
                    List<PersonId> keepers = Stream.of(row.value().value().split(" ", -1))
                            .filter(hex -> !hex.isEmpty())
                            .map(KeeperChoice::person)
                            .toList();
                    chosen.put(person(name.substring(SETTING.length())), keepers);
                }
            }
            page = settings.page(snapshot, page.getLast().place(), SealedTable.MAX_PAGE);
        }
        return new KeeperChoice(self, chosen);
    }

    /** Nothing chosen is another thing than nobody: then those keep who keep for all. */
    public static void save(
            Settings settings, Transaction transaction, PersonId recipient, Optional<List<PersonId>> keepers)
            throws StorageException {
        String name = SETTING + hex(recipient);
        if (keepers.isPresent()) {
            settings.set(
                    transaction,
                    name,
                    keepers.get().stream().map(KeeperChoice::hex).collect(Collectors.joining(" ")));
        } else {
            settings.reset(transaction, name);
        }
    }

    /** Who was chosen for somebody. Whether they are friends still, and willing, is asked elsewhere. */
    public List<PersonId> of(PersonId recipient) {
        return chosen.getOrDefault(recipient, chosen.getOrDefault(self, List.of())).stream()
                .filter(keeper -> !keeper.equals(recipient))
                .toList();
    }

    private static PersonId person(String hex) {
        return new PersonId(Id.of(HexFormat.of().parseHex(hex)));
    }

    private static String hex(PersonId person) {
        return HexFormat.of().formatHex(person.id().toArray());
    }
}
