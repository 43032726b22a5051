/** Kademlia on the BitTorrent Mainline wire. */
module chat.warren.dht {
    requires transitive chat.warren.crypto;
    requires static org.jspecify;
}
