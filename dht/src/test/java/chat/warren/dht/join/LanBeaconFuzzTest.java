package chat.warren.dht.join;

import com.code_intelligence.jazzer.junit.FuzzTest;

class LanBeaconFuzzTest {
    @FuzzTest
    void beacons(byte[] datagram) {
        LanBeaconTest.parses(datagram);
    }
}
