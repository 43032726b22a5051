package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DhtNodeTest {
    private static final String HASH = "cba586b532375b0bb27259845d8cc4370994189f";

    @Test
    void whatIsNoPlaceIsToldBeforeTheNetworkIsLookedFor() {
        assertDoesNotThrow(() -> DhtNode.checkPlace(HASH));
        refuses(() -> DhtNode.checkPlace("nonsense"));
        refuses(() -> DhtNode.checkPlace(HASH + "00"));
        refuses(() -> DhtNode.checkPlace(HASH.substring(2) + "zz"));
        refuses(() -> DhtNode.checkPlace(""));
    }

    @Test
    void aNameIsAHashOrAKey() {
        assertDoesNotThrow(() -> DhtNode.checkName(HASH));
        assertDoesNotThrow(() -> DhtNode.checkName(HASH + HASH.substring(0, 24)));
        refuses(() -> DhtNode.checkName(HASH + "0"));
    }

    @Test
    void aTextHasRoomInOneItem() {
        assertDoesNotThrow(() -> DhtNode.checkText("a".repeat(990)));
        refuses(() -> DhtNode.checkText("a".repeat(1_001)));
        refuses(() -> DhtNode.checkText("ä".repeat(501)));
    }

    private static void refuses(Executable check) {
        assertEquals(
                ProfileException.Reason.NOT_UNDERSTOOD,
                assertThrows(ProfileException.class, check).reason());
    }
}
