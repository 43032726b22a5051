package chat.warren.node.contacts;

import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.join.ContactBook;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.storage.StorageException;
import chat.warren.storage.network.CachedPeer;
import chat.warren.storage.network.Endpoint;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.Octets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The DHT's contacts in the profile. They are read before the engine starts, and written by whoever writes for the
 * profile. Those of a closed group are not kept: their addresses would say who is in it.
 */
public final class StoredContacts implements ContactBook {
    private final Profile profile;
    private final Executor writer;
    private final InstantSource wall;
    private final Map<CachedPeer.Network, List<Contact>> kept = new EnumMap<>(CachedPeer.Network.class);
    private final AtomicLong unwritten = new AtomicLong();

    private StoredContacts(Profile profile, Executor writer, InstantSource wall) {
        this.profile = profile;
        this.writer = writer;
        this.wall = wall;
    }

    /** Reads what is there. */
    public static StoredContacts of(Profile profile, Executor writer, InstantSource wall) throws StorageException {
        StoredContacts contacts = new StoredContacts(profile, writer, wall);
        for (CachedPeer.Network network : CachedPeer.Network.values()) {
            List<CachedPeer> peers =
                    profile.read(snapshot -> profile.contents().peers().all(snapshot, network));
            contacts.kept.put(
                    network,
                    peers.stream().flatMap(peer -> contact(peer).stream()).toList());
        }
        return contacts;
    }

    @Override
    public List<Contact> load(NetworkId network) {
        return stored(network).map(each -> kept.getOrDefault(each, List.of())).orElse(List.of());
    }

    @Override
    public void keep(NetworkId network, List<Contact> contacts) {
        Optional<CachedPeer.Network> stored = stored(network);
        if (stored.isEmpty()) {
            return;
        }
        CachedPeer.Network where = stored.get();
        kept.put(where, List.copyOf(contacts)); // A network that was lost is found again by what we knew last.
        Instant now = wall.instant();
        List<CachedPeer> peers =
                contacts.stream().map(contact -> peer(where, contact, now)).toList();
        writer.execute(() -> write(where, peers));
    }

    private void write(CachedPeer.Network network, List<CachedPeer> peers) {
        try {
            profile.change(transaction -> profile.contents().peers().replace(transaction, network, peers));
        } catch (StorageException e) {
            unwritten.incrementAndGet(); // A full disk is told by what matters; the next start is slower.
        }
    }

    /** How often the disk refused. */
    public long unwritten() {
        return unwritten.get();
    }

    private static Optional<CachedPeer.Network> stored(NetworkId network) {
        if (network.equals(NetworkId.MAINLINE)) {
            return Optional.of(CachedPeer.Network.MAINLINE);
        }
        return network.equals(NetworkId.OVERLAY) ? Optional.of(CachedPeer.Network.OVERLAY) : Optional.empty();
    }

    private static CachedPeer peer(CachedPeer.Network network, Contact contact, Instant now) {
        InetSocketAddress address = contact.address();
        Endpoint endpoint = new Endpoint(Octets.of(address.getAddress().getAddress()), address.getPort());
        return new CachedPeer(network, Octets.of(contact.id().toArray()), endpoint, now, 0);
    }

    /** Empty for what an older version may have left there, and no address is. */
    private static Optional<Contact> contact(CachedPeer peer) {
        try {
            InetAddress address =
                    InetAddress.getByAddress(peer.endpoint().address().toArray());
            boolean sound = peer.node().length() == Id.BYTES && peer.endpoint().port() > 0;
            return sound
                    ? Optional.of(new Contact(
                            Id.of(peer.node().toArray()),
                            new InetSocketAddress(address, peer.endpoint().port())))
                    : Optional.empty();
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Endpoints have 4 or 16 bytes.
        }
    }
}
