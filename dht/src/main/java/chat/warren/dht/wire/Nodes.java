package chat.warren.dht.wire;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contacts in an answer: {@code nodes} (26 bytes each) and, since BEP 32, {@code nodes6} (38 bytes each). */
public record Nodes(List<Contact> ipv4, List<Contact> ipv6) {
    public static final Nodes NONE = new Nodes(List.of(), List.of());

    /** 20 is what we and others send; a longer list can only be a flood. */
    static final int MAX_CONTACTS = 64;

    public Nodes {
        ipv4 = List.copyOf(ipv4);
        ipv6 = List.copyOf(ipv6);
    }

    public static Nodes of(Family family, List<Contact> contacts) {
        return family == Family.IPV4 ? new Nodes(contacts, List.of()) : new Nodes(List.of(), contacts);
    }

    public List<Contact> of(Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }

    static @Nullable ByteString write(List<Contact> contacts, Family family) {
        if (contacts.isEmpty()) {
            return null;
        }
        byte[] bytes = new byte[contacts.size() * family.contactBytes()];
        int at = 0;
        for (Contact contact : contacts) {
            System.arraycopy(contact.id().toArray(), 0, bytes, at, Id.BYTES);
            byte[] compact = Family.compact(contact.address());
            System.arraycopy(compact, 0, bytes, at + Id.BYTES, compact.length);
            at += family.contactBytes();
        }
        return ByteString.of(bytes);
    }

    /** Entries that name no reachable address are left out: other clients hand on what they were given. */
    static List<Contact> read(@Nullable ByteString text, Family family) throws MalformedException {
        if (text == null) {
            return List.of();
        }
        int size = family.contactBytes();
        if (text.length() % size != 0 || text.length() / size > MAX_CONTACTS) {
            throw new MalformedException("a list of nodes is not a small multiple of " + size + " bytes");
        }
        byte[] bytes = text.toArray();
        List<Contact> contacts = new ArrayList<>(bytes.length / size);
        for (int at = 0; at < bytes.length; at += size) {
            InetSocketAddress address = Family.parse(family, bytes, at + Id.BYTES);
            if (address != null) {
                contacts.add(new Contact(Id.of(text.slice(at, at + Id.BYTES)), address));
            }
        }
        return contacts;
    }
}
