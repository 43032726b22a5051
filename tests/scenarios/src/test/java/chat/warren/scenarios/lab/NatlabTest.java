package chat.warren.scenarios.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.scenarios.lab.Lab.Said;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The laboratory itself: a measurement is worth what its instrument is.
 *
 * <p>The sections that measure times to the millisecond are left to {@code tests/natlab/selftest} on a quiet machine.
 */
class NatlabTest {
    @BeforeAll
    static void rootOnLinuxOnly() throws IOException, InterruptedException {
        Lab.assumePossible();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "types",
                "variants",
                "pools",
                "blocks",
                "limits",
                "conntrack",
                "packets",
                "order",
                "ttl",
                "pcp",
                "natpmp",
                "upnp",
                "restarts"
            })
    void theLaboratoryDoesWhatTheorySays(String section) throws IOException, InterruptedException {
        Said said = Lab.run("selftest", section);
        assertEquals(0, said.exit(), said.text());
        assertTrue(said.text().contains("| ok |"), "it has looked at something: " + said.text());
        assertTrue(said.text().contains("left behind after removing"), said.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"map=apd", "filter=ei", "alloc=random", "policy=no-udp"})
    void aRouterThatIsNotAsBuiltIsFoundOut(String change) throws IOException, InterruptedException {
        try (Lab lab = Lab.up("--left", "port-restricted")) {
            assertEquals(0, lab.natlab("classify", "left").exit());
            assertEquals(0, lab.natlab("ctl", "left", change).exit());
            Said wrong = lab.natlab("classify", "left");
            assertEquals(1, wrong.exit(), wrong.text());
        }
    }

    @Test
    void whatCannotBeBuiltIsRefusedInWords() throws IOException, InterruptedException {
        Said refused = Lab.run("natlab", "up", "java-refused", "--left", "linux", "--pool", "3");
        assertEquals(1, refused.exit());
        assertEquals("natlab: the type linux has one address\n", refused.text());
        assertEquals(1, Lab.run("natlab", "info", "java-refused").exit(), "nothing of it is left");
    }
}
