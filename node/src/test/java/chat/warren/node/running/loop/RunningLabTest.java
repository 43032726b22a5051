package chat.warren.node.running.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.lab.Natlab;
import chat.warren.node.lab.Natlab.Running;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole nodes between real kernels: two friends behind two routers, six strangers, and nobody who helps. */
class RunningLabTest {
    /** Three networks have to see us before it is believed where we are. */
    private static final int STRANGERS = 6;

    private static final String FIRST_STRANGER = "44.101.0.10";

    @ParameterizedTest
    @CsvSource({"linux-open, linux-open", "port-restricted, public"})
    void friendsWhoStartTogetherTalkDirectly(String hers, String his) throws Exception {
        try (Natlab lab = lab(hers, his)) {
            String agreed = Long.toString(Instant.now().getEpochSecond());
            Running alice = lab.start("left", LabPerson.class, "FIRST", agreed, FIRST_STRANGER);
            Running bob = lab.start("right", LabPerson.class, "SECOND", agreed, FIRST_STRANGER);
            assertHearsDirectly(alice);
            assertHearsDirectly(bob);
        }
    }

    /** The friend may be heard before there is a way back, and another way may turn out better. */
    private static void assertHearsDirectly(Running one) throws IOException {
        Set<String> said = new HashSet<>();
        while (said.size() < 2) {
            said.add(one.next());
        }
        assertEquals(Set.of("DIRECT", "heard"), said);
    }

    private static Natlab lab(String hers, String his) throws IOException, InterruptedException {
        Natlab lab = Natlab.up(
                "running",
                "--left",
                hers,
                "--right",
                his,
                "--hosts-public",
                Integer.toString(STRANGERS),
                "--delay",
                "20");
        List<Running> strangers = new ArrayList<>();
        for (int i = 1; i <= STRANGERS; i++) {
            strangers.add(lab.start("pub" + i, LabStranger.class, "44." + (100 + i) + ".0.10", FIRST_STRANGER));
        }
        for (Running stranger : strangers) {
            assertEquals("there at " + LabStranger.PORT, stranger.next());
        }
        return lab;
    }
}
