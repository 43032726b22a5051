package chat.warren.node.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class MtuSearchTest {
    private final MtuSearch search = new MtuSearch();

    @Test
    void anEthernetPathIsFoundWithOnePing() {
        search.passed(search.wanted());
        assertEquals(1_427, search.carries());
        assertFalse(search.isSearching());
    }

    @Test
    void oneLostPingIsNotTheLength() {
        search.missed(1_427);
        search.missed(1_427);
        assertEquals(1_427, search.wanted());
        search.missed(1_427);
        assertEquals(1_407, search.wanted());
    }

    @Test
    void theLeastIsNeverGivenUp() {
        for (int i = 0; i < 100; i++) {
            search.missed(search.wanted());
        }
        assertEquals(1_155, search.carries());
    }

    @Test
    void aLengthThatNoLongerPassesMeansToBeginAnew() {
        search.passed(1_427);
        search.missed(1_427);
        search.missed(1_427);
        assertEquals(1_427, search.carries());
        search.missed(1_427);
        assertEquals(1_155, search.carries());
        assertEquals(1_427, search.wanted());
    }
}
