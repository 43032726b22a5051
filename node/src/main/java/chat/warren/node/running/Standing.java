package chat.warren.node.running;

import chat.warren.node.diagnosis.Facts.Outlook;
import chat.warren.node.diagnosis.Foothold;
import chat.warren.node.nat.Hairpin;
import chat.warren.node.nat.Layers;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.socket.LocalNetwork;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** How we stand, for who wants to know. */
public record Standing(LocalNetwork network, Router router, Others others) {
    /**
     * Who is there beside us.
     *
     * @param asked whether anybody was named who may know the network of strangers
     * @param joined whether it has been found
     * @param contacts how many of them are known
     * @param answered whether somebody beyond our own networks answers
     * @param tunnelled whether a friend is connected by TCP
     */
    public record Others(boolean asked, boolean joined, int contacts, boolean answered, boolean tunnelled) {}

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
            return others.tunnelled() ? Outlook.ONLY_TCP : Outlook.NO_UDP;
        }
        return others.contacts() == 0 ? Outlook.NO_DHT : Outlook.FINE;
    }

    /** Whether there is nothing to wait for: no network, or others on it. */
    boolean isSettled() {
        return network.addresses().isEmpty() || (others.answered() && others.joined());
    }

    /** @param patient whether it is too early to say that nobody comes */
    Foothold foothold(boolean patient) {
        if (network.addresses().isEmpty()) {
            return Foothold.NO_NETWORK;
        }
        if (others.answered() && (others.joined() || !patient)) {
            return isDirectUnlikely() ? Foothold.DIRECT_UNLIKELY : Foothold.CONNECTED;
        }
        if (!others.answered() && others.tunnelled()) {
            return Foothold.ONLY_TCP;
        }
        return patient && (others.asked() || others.answered()) ? Foothold.JOINING : Foothold.LOCAL_ONLY;
    }

    private boolean isDirectUnlikely() {
        return router.four().mapping() instanceof Mapping.Random
                && router.mapped().isEmpty()
                && !hasWideIpv6();
    }

    /** Whether an address of ours is one that everybody may know. */
    public boolean hasWideIpv6() {
        return network.addresses().stream().anyMatch(local -> !local.isIpv4() && !Whereabouts.isLan(local.address()));
    }
}
