package chat.warren.node.running;

import chat.warren.node.diagnosis.Facts.Outlook;
import chat.warren.node.nat.Hairpin;
import chat.warren.node.nat.Layers;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import chat.warren.node.socket.LocalNetwork;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How we stand, for who wants to know.
 *
 * @param joined whether the network of strangers has been found
 * @param contacts how many of them are known
 * @param tunnelled whether a friend is connected by TCP
 */
public record Standing(LocalNetwork network, Router router, boolean joined, int contacts, boolean tunnelled) {
    /**
     * What is in front of us.
     *
     * @param four what is known of the way out over IPv4
     * @param mapped where the router lets everybody in, if it does and is the last one
     * @param layers how many translate
     * @param hairpin whether what we send to our own outside address comes back
     * @param keepalive how often paths are kept open, by how long the routers remember
     */
    public record Router(
            NatReport four,
            Optional<InetSocketAddress> mapped,
            Layers layers,
            Hairpin.Verdict hairpin,
            Duration keepalive) {}

    /** How far anything of ours gets. */
    public Outlook outlook() {
        if (network.addresses().isEmpty()) {
            return Outlook.NO_NETWORK;
        }
        if (router.four().mapping() instanceof Mapping.Blocked) {
            return tunnelled ? Outlook.ONLY_TCP : Outlook.NOTHING_COMES_BACK;
        }
        return contacts == 0 ? Outlook.NO_DHT : Outlook.FINE;
    }
}
