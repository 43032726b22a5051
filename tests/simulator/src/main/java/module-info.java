/**
 * A world for engines to live in while they are tested: time, chance, lines, NATs, hosts and disks, all from one seed.
 * It knows bytes and addresses, and nothing of Warren.
 */
module chat.warren.simulator {
    requires static transitive org.jspecify;

    exports chat.warren.simulator.chance;
    exports chat.warren.simulator.file;
    exports chat.warren.simulator.line;
    exports chat.warren.simulator.nat;
    exports chat.warren.simulator.net;
    exports chat.warren.simulator.time;
    exports chat.warren.simulator.world;
}
