package chat.warren.dht.join;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where first contacts may come from.
 *
 * @param book contacts of earlier runs
 * @param known addresses from invites and of friends
 * @param names looked up, and asked, when the others have not been enough
 * @param lan whether to ask the neighbours on the local network
 */
public record Sources(ContactBook book, List<InetSocketAddress> known, List<NodeName> names, boolean lan) {
    public Sources {
        known = List.copyOf(known);
        names = List.copyOf(names);
    }

    public static Sources none() {
        return new Sources(ContactBook.NONE, List.of(), List.of(), false);
    }

    public Sources withBook(ContactBook other) {
        return new Sources(other, known, names, lan);
    }

    public Sources withKnown(List<InetSocketAddress> other) {
        return new Sources(book, other, names, lan);
    }

    public Sources withNames(List<NodeName> other) {
        return new Sources(book, known, other, lan);
    }

    public Sources withLan() {
        return new Sources(book, known, names, true);
    }
}
