package chat.warren.node.portmap;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What systems print of their routes. */
class RouteTableFuzzTest {
    @FuzzTest
    void read(byte[] input) {
        RouteTableTest.read(input);
    }
}
