package chat.warren.dht.overlay;

import chat.warren.dht.overlay.use.GuardBook;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A book of guards in memory. */
final class Shelf implements GuardBook {
    List<Kept> kept = new ArrayList<>();

    @Override
    public List<Kept> load() {
        return kept;
    }

    @Override
    public void keep(List<Kept> guards) {
        kept = List.copyOf(guards);
    }

    Set<InetSocketAddress> addresses() {
        Set<InetSocketAddress> all = new HashSet<>();
        kept.forEach(each -> all.add(each.node().address()));
        return all;
    }
}
