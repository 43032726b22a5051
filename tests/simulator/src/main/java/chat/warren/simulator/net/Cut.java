package chat.warren.simulator.net;

import java.util.BitSet;
import java.util.Collection;

/** An outage: what the ones send does not reach the others, until it is healed. The way back is a cut of its own. */
public final class Cut {
    private final Internet internet;
    private final BitSet senders;
    private final BitSet receivers;

    Cut(Internet internet, Collection<? extends Station> senders, Collection<? extends Station> receivers) {
        this.internet = internet;
        this.senders = outermost(senders);
        this.receivers = outermost(receivers);
        internet.add(this);
    }

    /** What is in the air when a cut begins still arrives; what was dropped stays dropped. */
    public void heal() {
        internet.remove(this);
    }

    boolean severs(Station sender, Station receiver) {
        return senders.get(sender.serial) && receivers.get(receiver.serial);
    }

    /** Cuts are out in the Internet: of a host behind a gateway it is the gateway that is cut off. */
    private static BitSet outermost(Collection<? extends Station> stations) {
        BitSet serials = new BitSet();
        for (Station station : stations) {
            serials.set(station.outermost().serial);
        }
        return serials;
    }
}
