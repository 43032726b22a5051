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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole nodes between real kernels: two friends behind two routers, six strangers, and nobody who helps. */
class RunningLabTest {
    /** Three networks have to see us before it is believed where we are. */
    private static final int STRANGERS = 6;

    private static final String FIRST_STRANGER = "44.101.0.10";

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD) // Else it waits for ever.
    @ValueSource(
            strings = {
                "--left linux-open --right linux-open",
                "--left port-restricted --right public",
                "--left carrier --right symmetric",
                "--left symmetric-seq --right port-restricted",
                "--left linux --right linux --cgnat both",
                "--left port-restricted --lan-behind-same-nat --isolate --hairpin both"
            })
    void friendsWhoStartTogetherTalkDirectly(String routers) throws Exception {
        try (Natlab lab = lab(routers)) {
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

    private static Natlab lab(String routers) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of(routers.split(" ", -1)));
        options.addAll(List.of("--hosts-public", Integer.toString(STRANGERS), "--delay", "20"));
        Natlab lab = Natlab.up("running", options.toArray(String[]::new));
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
