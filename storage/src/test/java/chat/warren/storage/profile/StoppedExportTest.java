package chat.warren.storage.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedExportTest {
    private static Credentials passphrase() {
        return Credentials.of(new byte[] {'p'});
    }

    @Test
    void leavesNoFileAndTheOlderBackup(@TempDir Path folder) throws IOException {
        Path backup = Files.writeString(folder.resolve("backup"), "of yesterday");
        AtomicInteger looks = new AtomicInteger();
        try (Profile profile = Profile.create(folder.resolve("p"), passphrase(), PassphraseWork.FLOOR, new Random(5))) {
            profile.change(transaction ->
                    profile.contents().audit().append(transaction, Instant.EPOCH, "something to export", ""));
            Export export = new Export(profile, () -> looks.incrementAndGet() > 1);
            var stopped =
                    assertThrows(StorageException.class, () -> export.to(backup, passphrase(), PassphraseWork.FLOOR));
            assertTrue(String.valueOf(stopped.getMessage()).contains("stopped"), stopped.getMessage());
        }
        assertEquals("of yesterday", Files.readString(backup));
        try (var left = Files.list(folder)) {
            assertEquals(
                    List.of("backup", "p"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
