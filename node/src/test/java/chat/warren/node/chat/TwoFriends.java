package chat.warren.node.chat;

import chat.warren.storage.StorageException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Anna and Ben are friends and have said nothing yet. */
abstract class TwoFriends {
    @TempDir
    Path folder;

    final Town town;
    Resident anna;
    Resident ben;

    TwoFriends(long seed) {
        town = new Town(seed);
    }

    @BeforeEach
    void begin() throws StorageException {
        anna = new Resident(town, folder.resolve("anna"), Town.identity(1), 1).create();
        ben = new Resident(town, folder.resolve("ben"), Town.identity(2), 2).create();
        anna.befriend(ben);
        ben.befriend(anna);
    }

    @AfterEach
    void end() throws StorageException {
        anna.close();
        ben.close();
    }
}
