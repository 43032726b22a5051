package chat.warren.storage.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.row.Octets;
import chat.warren.storage.state.ProtocolState;
import chat.warren.storage.state.State;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings and protocol state: both are values under names. */
class SettingsTest {
    private final Settings settings = new Settings();
    private final ProtocolState state = new ProtocolState();

    @TempDir
    Path folder;

    private Scratch scratch;

    @BeforeEach
    void open() throws StorageException {
        scratch = new Scratch(folder);
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    @Test
    void agreeWithAMapThroughChangesAndReopenings() throws StorageException {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, String> model = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            String name = "name " + random.nextInt(20) + "ß";
            if (random.nextInt(4) == 0) {
                boolean was = model.remove(name) != null;
                assertEquals(was, (boolean) scratch.<Boolean>write(transaction -> settings.reset(transaction, name)));
            } else {
                String value = "value " + i;
                model.put(name, value);
                scratch.change(transaction -> settings.set(transaction, name, value));
            }
            if (i % 100 == 99) {
                scratch.close();
                scratch = new Scratch(folder);
            }
        }
        for (int i = 0; i < 20; i++) {
            String name = "name " + i + "ß";
            assertEquals(Optional.ofNullable(model.get(name)), scratch.read(snapshot -> settings.get(snapshot, name)));
        }
        assertEquals(
                model.size(),
                scratch.read(snapshot -> settings.page(snapshot, 0, 100)).size());
    }

    @Test
    void anEmptyNameAndAnEmptyValueAreAsGoodAsOthers() throws StorageException {
        scratch.change(transaction -> settings.set(transaction, "", ""));
        assertEquals(Optional.of(""), scratch.read(snapshot -> settings.get(snapshot, "")));
        assertEquals(Optional.empty(), scratch.read(snapshot -> settings.get(snapshot, " ")));
    }

    private static Octets octets(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Octets.of(bytes);
    }

    @Test
    void kindsAndSubjectsOfStateAreToldApart() throws StorageException {
        scratch.change(transaction -> {
            state.put(transaction, "ratchet", octets(1), octets(11));
            state.put(transaction, "ratchet", octets(2), octets(12));
            state.put(transaction, "pair", octets(1), octets(13));
            state.put(transaction, "ratchet", octets(1), octets(14));
        });
        assertEquals(Optional.of(octets(14)), scratch.read(snapshot -> state.get(snapshot, "ratchet", octets(1))));
        assertEquals(Optional.of(octets(13)), scratch.read(snapshot -> state.get(snapshot, "pair", octets(1))));
        assertEquals(
                List.of(octets(14), octets(12)),
                scratch.read(snapshot -> state.page(snapshot, "ratchet", 0, 10)).stream()
                        .map(Placed::value)
                        .map(State::bytes)
                        .toList());
        scratch.change(transaction -> {
            assertTrue(state.remove(transaction, "ratchet", octets(1)));
            assertFalse(state.remove(transaction, "ratchet", octets(1)));
        });
        assertEquals(Optional.of(octets(13)), scratch.read(snapshot -> state.get(snapshot, "pair", octets(1))));
    }

    /** The boundary between kind and subject must not move: "ab"+"c" is not "a"+"bc". */
    @Test
    void aKindIsNotPartOfItsSubject() throws StorageException {
        scratch.change(transaction -> state.put(transaction, "ab", octets('c'), octets(1)));
        assertEquals(Optional.empty(), scratch.read(snapshot -> state.get(snapshot, "a", octets('b', 'c'))));
    }

    @Test
    void stateAndTheMessageItBelongsToAreKeptTogetherOrNotAtAll() throws StorageException {
        try {
            scratch.change(transaction -> {
                state.put(transaction, "ratchet", octets(1), octets(11));
                settings.set(transaction, "stands for", "the message");
                throw new StorageException("the disk is full");
            });
        } catch (StorageException expected) {
            assertEquals("the disk is full", expected.getMessage());
        }
        assertEquals(Optional.empty(), scratch.read(snapshot -> state.get(snapshot, "ratchet", octets(1))));
    }
}
