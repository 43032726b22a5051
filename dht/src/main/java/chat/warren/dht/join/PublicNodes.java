package chat.warren.dht.join;

import java.util.List;

/**
 * Nodes of Mainline that their owners run for everybody to begin with. They belong to other people and may go: they are
 * one source among others, asked last, and replaced by {@code WARREN_BOOTSTRAP}.
 */
public final class PublicNodes {
    /** Each by another operator, so that no single one sees, or can prevent, every first start. */
    public static final List<NodeName> ALL = List.of(
            new NodeName("router.bittorrent.com", 6881),
            new NodeName("dht.transmissionbt.com", 6881),
            new NodeName("dht.libtorrent.org", 25401),
            new NodeName("router.utorrent.com", 6881),
            new NodeName("dht.aelitis.com", 6881));

    private PublicNodes() {}
}
