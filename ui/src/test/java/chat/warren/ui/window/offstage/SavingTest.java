package chat.warren.ui.window.offstage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavingTest {
    @TempDir
    Path folder;

    @Test
    void whatIsThereIsWrittenOverOnlyWhenSomebodySaysSo() throws Exception {
        Path there = Files.writeString(folder.resolve("warren.backup"), "of last year");
        assertEquals(Optional.empty(), Saving.free(there, asked -> false));
        assertEquals(Optional.of(there), Saving.free(there, asked -> asked.equals(there)));
    }

    @Test
    void nobodyIsAskedAboutWhatIsNotThere() {
        Path free = folder.resolve("warren.backup");
        assertEquals(Optional.of(free), Saving.free(free, asked -> fail("asked about " + asked)));
    }
}
