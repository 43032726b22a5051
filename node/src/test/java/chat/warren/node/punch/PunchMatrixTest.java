package chat.warren.node.punch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.lab.Cell;
import chat.warren.node.lab.Cell.Theory;
import chat.warren.node.lab.Encounter;
import chat.warren.node.lab.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of NAT against every other: 169 pairs. {@code ReachBench} plays the same with hundreds of seeds. */
class PunchMatrixTest {
    private static final int RUNS = 3;

    @Test
    void whatTheoryAllowsIsDirectEveryTime() {
        List<Cell> failed = new ArrayList<>();
        forEachPair(0, cell -> {
            if (cell.theory() == Theory.ALWAYS && cell.share() < 1) {
                failed.add(cell);
            }
        });
        assertEquals(List.of(), failed);
    }

    @Test
    void whatTheoryForbidsCostsNextToNothing() {
        List<Cell> expensive = new ArrayList<>();
        forEachPair(0, cell -> {
            if (cell.theory() == Theory.NEVER && (cell.share() > 0 || cell.probes(1) > 100)) {
                expensive.add(cell);
            }
        });
        assertEquals(List.of(), expensive, "the relay is there at once, and nobody floods");
    }

    @Test
    void oneDatagramInTwentyLostEachWayChangesNothing() {
        List<Cell> failed = new ArrayList<>();
        forEachPair(0.05, cell -> {
            if (cell.theory() == Theory.ALWAYS && cell.share() < 1) {
                failed.add(cell);
            }
        });
        assertEquals(List.of(), failed);
    }

    @Test
    void twoBlocksMeetAsOftenAsTheBirthdayParadoxSays() {
        // Half of 1,024 ports on each side: 1 - exp(-512² / 1024²) = 22 %.
        Cell cell = Cell.play(Site.PORT_BLOCK, Site.PORT_BLOCK, 100, Encounter::call, 0);
        assertEquals(0.22, cell.share(), 0.12, cell.toString());
    }

    @Test
    void steadyPortsMeetAsSoonAsTheSignalAndOneRoundTripAllow() {
        for (Site site : List.of(Site.FULL_CONE, Site.PORT_RESTRICTED, Site.LINUX, Site.DOUBLE)) {
            for (int seed = 0; seed < 30; seed++) {
                Encounter encounter = new Encounter(seed, Site.PORT_RESTRICTED, site, 0);
                Duration ideal = encounter.ideal();
                Duration took = encounter.call().both();
                assertEquals(0, took.minus(ideal).dividedBy(Duration.ofMillis(5)), site + ", seed " + seed);
            }
        }
    }

    private interface Look {
        void at(Cell cell);
    }

    private static void forEachPair(double loss, Look look) {
        for (Site alice : Site.values()) {
            for (Site bob : Site.values()) {
                look.at(Cell.play(alice, bob, RUNS, Encounter::call, loss));
            }
        }
    }
}
