/** Kademlia on the BitTorrent Mainline wire. It knows nothing of friends. */
module chat.warren.dht {
    requires transitive chat.warren.crypto;
    requires static transitive org.jspecify;

    exports chat.warren.dht.bencode;
    exports chat.warren.dht.call;
    exports chat.warren.dht.engine;
    exports chat.warren.dht.join;
    exports chat.warren.dht.limit;
    exports chat.warren.dht.lookup;
    exports chat.warren.dht.loop;
    exports chat.warren.dht.overlay;
    exports chat.warren.dht.overlay.meet;
    exports chat.warren.dht.overlay.serve;
    exports chat.warren.dht.overlay.use;
    exports chat.warren.dht.overlay.wire;
    exports chat.warren.dht.rendezvous;
    exports chat.warren.dht.routing;
    exports chat.warren.dht.wire;
}
