package chat.warren.dht.overlay;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.overlay.use.Way;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Witness;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What presence costs somebody behind a router whose records go through guards and who keeps mailboxes:
 * {@code GuardedCost FRIENDS AWAY [HOURS]}.
 */
final class GuardedCost implements Witness {
    private static final Duration STEADY = Duration.ofHours(6).plusMinutes(5);

    private final Town town = new Town(7).plain(20, Duration.ofMillis(200)).members(10, OverlayConfig.open());
    private final Member me;
    private final InetAddress outside;
    private final List<PairAnchors> pairs = new ArrayList<>();
    private long sent;
    private long received;

    private GuardedCost(int friends, int away) {
        town.run(STEADY);
        me = town.person("me", NatKind.PORT_RESTRICTED, OverlayConfig.open().askingOnly());
        outside = town.outside(me);
        me.overlay.mailboxes().open(me.presence().run().toBytes(), me.now());
        boolean guarded =
                town.network.runUntil(() -> me.overlay.records().way() == Way.THROUGH_GUARDS, Duration.ofMinutes(30));
        if (!guarded) {
            throw new IllegalStateException("no guards were found");
        }
        for (int i = 1; i <= friends; i++) {
            byte[] key = new byte[32];
            key[0] = (byte) i;
            key[1] = (byte) (i >> 8);
            PairAnchors anchors = PairAnchors.of(PairChain.startingAt(key, me.now()));
            pairs.add(anchors);
            PairId id = new PairId(i);
            me.presences.add(id, anchors, Side.FIRST, Optional.of(me.presence()), me.now());
            me.presences.connected(id, i > away, me.now());
        }
        me.host.nudge();
    }

    @Override
    public void delivered(Instant when, Host to, InetSocketAddress from, byte[] datagram) {
        received += to == me.host ? datagram.length : 0;
        sent += from.getAddress().equals(outside) ? datagram.length : 0;
    }

    private void run(Duration time) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            town.run(Duration.ofMinutes(1));
            pairs.forEach(pair -> pair.advanceTo(me.now()));
        }
    }

    public static void main(String[] args) {
        GuardedCost cost = new GuardedCost(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        Duration time = Duration.ofHours(args.length > 2 ? Integer.parseInt(args[2]) : 3);
        cost.run(Duration.ofHours(1)); // The first hour has the search for everybody everywhere.
        cost.town.network.watch(cost);
        cost.run(time);
        System.out.println(String.format(
                Locale.ROOT,
                "sent %.0f B/s, received %.0f B/s; %s, %d helpers, of all records %s",
                (double) cost.sent / time.toSeconds(),
                (double) cost.received / time.toSeconds(),
                cost.me.overlay.view().way(),
                cost.me.overlay.view().helpers(),
                cost.me.overlay.records().count()));
    }
}
