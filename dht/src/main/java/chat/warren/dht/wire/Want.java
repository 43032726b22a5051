package chat.warren.dht.wire;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.Bencode;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.bencode.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** BEP 32: which lists of nodes the answer shall have. Nothing asked: those of the family the query came over. */
public record Want(boolean ipv4, boolean ipv6) {
    public static final Want DEFAULT = new Want(false, false);
    public static final Want BOTH = new Want(true, true);

    private static final ByteString N4 = ByteString.ascii("n4");
    private static final ByteString N6 = ByteString.ascii("n6");

    public boolean includes(Family family, Family arrivedOver) {
        if (!ipv4 && !ipv6) {
            return family == arrivedOver;
        }
        return family == Family.IPV4 ? ipv4 : ipv6;
    }

    @Nullable Sequence write() {
        if (!ipv4 && !ipv6) {
            return null;
        }
        List<Bencode> flags = new ArrayList<>();
        if (ipv4) {
            flags.add(N4);
        }
        if (ipv6) {
            flags.add(N6);
        }
        return new Sequence(flags);
    }

    /** BEP 32: "other strings may be present in the list, and must be silently ignored on reception". */
    static Want read(Dictionary arguments) throws MalformedException {
        Sequence flags = arguments.sequence("want");
        return flags == null
                ? DEFAULT
                : new Want(flags.items().contains(N4), flags.items().contains(N6));
    }
}
