package chat.warren.crypto.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassphraseWorkTest {
    private static final long MIB = 1024 * 1024;

    @ParameterizedTest
    @CsvSource({
        "265, 4096, 256, 3", // the machine of SECURITY.md: 1.06 s
        "600, 4096, 128, 3", // 256 MiB would take 2.4 s
        "1500, 4096, 64, 3",
        "9000, 4096, 64, 3", // too slow at the floor as well, and the floor stays
        "60, 4096, 256, 12",
        "1, 4096, 256, 16",
        "0, 4096, 256, 16",
        "265, 200, 128, 5", // a small heap: passes in place of memory
        "265, 10, 64, 11",
    })
    void fitsTheWorkToTheMachine(long floorMillis, long freeMib, int memoryMib, int passes) {
        assertEquals(
                new PassphraseWork(memoryMib * 1024, passes, 4),
                PassphraseWork.calibrated(Duration.ofMillis(floorMillis), freeMib * MIB));
    }

    @Test
    void whateverWasMeasuredGivesWorkThatAVaultMayAskFor() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            Duration took = Duration.ofNanos(random.nextLong(1L << random.nextInt(1, 50)));
            PassphraseWork work = PassphraseWork.calibrated(took, random.nextLong(1L << 34));
            assertTrue(work.isAllowed(), () -> took + " gave " + work);
        }
    }

    @Test
    void belowTheFloorOrAboveTheCeilingIsNotAllowed() {
        assertTrue(PassphraseWork.FLOOR.isAllowed());
        assertTrue(PassphraseWork.DEFAULT.isAllowed());
        assertTrue(PassphraseWork.CEILING.isAllowed());
        assertFalse(new PassphraseWork(64 * 1024 - 1, 3, 1).isAllowed());
        assertFalse(new PassphraseWork(64 * 1024, 2, 1).isAllowed());
        assertFalse(new PassphraseWork(1024 * 1024 + 1, 3, 1).isAllowed());
        assertFalse(new PassphraseWork(64 * 1024, 17, 1).isAllowed());
        assertFalse(new PassphraseWork(64 * 1024, 3, 17).isAllowed());
    }

    @Test
    void impossibleParametersCannotBeMade() {
        assertThrows(IllegalArgumentException.class, () -> new PassphraseWork(64, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new PassphraseWork(64, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new PassphraseWork(31, 1, 4));
    }
}
