package chat.warren.node.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.vault.PassphraseWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final long MUCH = 4L << 30;

    /** A machine on which the floor's work takes so long. */
    private static InstantSource taking(Duration time) {
        AtomicInteger looks = new AtomicInteger();
        return () -> Instant.EPOCH.plus(time.multipliedBy(looks.getAndIncrement()));
    }

    @Test
    void aSlowMachineIsAskedForLessButNeverForTooLittle() {
        PassphraseWork work = Calibration.of(taking(Duration.ofSeconds(20)), MUCH);
        assertEquals(PassphraseWork.FLOOR.memoryKib(), work.memoryKib());
        assertEquals(PassphraseWork.FLOOR.passes(), work.passes());
    }

    @Test
    void aSlowStartIsNotHeldAgainstAFastMachine() {
        AtomicInteger looks = new AtomicInteger();
        InstantSource firstSlow = () -> switch (looks.getAndIncrement()) {
            case 0 -> Instant.EPOCH;
            case 1 -> Instant.EPOCH.plusSeconds(20);
            case 2 -> Instant.EPOCH.plusSeconds(30);
            default -> Instant.EPOCH.plusSeconds(30).plusMillis(50);
        };
        assertEquals(
                PassphraseWork.DEFAULT.memoryKib(),
                Calibration.of(firstSlow, MUCH).memoryKib());
    }

    @Test
    void aFastMachineIsAskedForMore() {
        PassphraseWork work = Calibration.of(taking(Duration.ofMillis(50)), MUCH);
        assertEquals(PassphraseWork.DEFAULT.memoryKib(), work.memoryKib());
        assertTrue(work.passes() > PassphraseWork.DEFAULT.passes(), work.toString());
    }

    @Test
    void littleMemoryIsRespected() {
        PassphraseWork work = Calibration.of(taking(Duration.ofMillis(50)), 100 << 20);
        assertTrue(work.memoryBytes() <= 100 << 20, work.toString());
    }

    @Test
    void aClockThatWasSetBackMeasuresNothing() {
        assertEquals(PassphraseWork.DEFAULT, Calibration.of(taking(Duration.ofSeconds(-1)), MUCH));
    }
}
