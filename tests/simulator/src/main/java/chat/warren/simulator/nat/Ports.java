package chat.warren.simulator.nat;

/** Which outside port a NAT takes for a new mapping. */
public sealed interface Ports {
    /** Below are the ports of services; NATs leave them alone (RFC 4787 §4.2.3 asks it of them). */
    int FIRST = 1024;

    int LAST = 65_535;
    int COUNT = LAST - FIRST + 1;

    /** The inside port if it is free, else the next free one from a random start. */
    record Preserving() implements Ports {}

    /** So many above the last one, for all subscribers together; taken ones are passed over. */
    record Sequential(int step) implements Ports {
        public Sequential {
            if (step < 1 || step >= COUNT) {
                throw new IllegalArgumentException("no NAT steps by " + step);
            }
        }
    }

    record Random() implements Ports {}

    /** Each subscriber has a block of so many adjacent ports, and gets a random one of them (RFC 6431, RFC 7422). */
    record Block(int size) implements Ports {
        public Block {
            if (size < 1 || size > COUNT) {
                throw new IllegalArgumentException("no block has " + size + " ports");
            }
        }
    }

    /**
     * Linux: a port is taken only towards one remote endpoint, so many flows share it. The inside port is kept unless
     * the flow would be mistaken for another, or never if {@code random} ({@code --random-fully}).
     *
     * @param straysTakeTuples whether a datagram from outside that nobody inside asked for makes an entry that stands
     *     in the way of the very flow that would answer it. So it is, unless the router drops its own input: it is
     *     delivered to the router itself, which answers with "port unreachable" and confirms the entry.
     */
    record Masquerade(boolean random, boolean straysTakeTuples) implements Ports {}
}
