package chat.warren.node.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalNetworkTest {
    private static final LocalAddress HOME = local("192.168.1.20", 24, 2);
    private static final LocalAddress WORK = local("10.1.2.3", 9, 3);
    private static final LocalAddress SIX = local("2001:db8:1:2::5", 64, 2);
    private static final LocalNetwork NETWORK =
            new LocalNetwork(List.of(WORK, HOME, SIX), List.of(WORK.address(), SIX.address()));

    @Test
    void aNeighbourIsReachedFromTheSameNetwork() {
        assertEquals(Optional.of(HOME.address()), NETWORK.sourceFor(at("192.168.1.99")));
        assertEquals(Optional.of(WORK.address()), NETWORK.sourceFor(at("10.127.255.255")));
    }

    @Test
    void everybodyElseIsReachedAsTheSystemWouldDoIt() {
        assertEquals(Optional.of(WORK.address()), NETWORK.sourceFor(at("198.51.100.7")));
        assertEquals(Optional.of(WORK.address()), NETWORK.sourceFor(at("10.128.0.1"))); // The bit after the prefix.
        assertEquals(Optional.of(SIX.address()), NETWORK.sourceFor(at("2001:db8:9::1")));
    }

    @Test
    void aFamilyWithoutARouteHasNoSource() {
        LocalNetwork island = new LocalNetwork(List.of(HOME), List.of());
        assertEquals(Optional.empty(), island.sourceFor(at("198.51.100.7")));
        assertEquals(Optional.empty(), NETWORK_WITHOUT_SIX.sourceFor(at("2001:db8:1:2::9")));
    }

    private static final LocalNetwork NETWORK_WITHOUT_SIX = new LocalNetwork(List.of(HOME), List.of(HOME.address()));

    @Test
    void theOrderInWhichTheSystemListsThemIsNoChange() {
        LocalNetwork other = new LocalNetwork(List.of(SIX, HOME, WORK), NETWORK.preferred());
        assertEquals(NETWORK, other);
        assertNotEquals(NETWORK, new LocalNetwork(List.of(SIX, HOME), NETWORK.preferred()));
    }

    @Test
    void prefixesEndAnywhereInAByte() {
        LocalAddress odd = local("172.16.8.1", 21, 1);
        assertTrue(odd.isNeighbourOf(at("172.16.15.255")));
        assertFalse(odd.isNeighbourOf(at("172.16.16.0")));
        assertTrue(local("10.0.0.1", 0, 1).isNeighbourOf(at("198.51.100.7")));
        assertFalse(local("10.0.0.1", 32, 1).isNeighbourOf(at("10.0.0.2")));
        assertFalse(SIX.isNeighbourOf(at("10.0.0.2")));
        assertThrows(IllegalArgumentException.class, () -> local("10.0.0.1", 33, 1));
    }

    private static LocalAddress local(String address, int prefix, int networkInterface) {
        return new LocalAddress(at(address), prefix, networkInterface, true);
    }

    private static InetAddress at(String address) {
        return InetAddress.ofLiteral(address);
    }
}
