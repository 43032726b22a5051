package chat.warren.node.friend;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * All that one side of a spoken code has said so far, oldest first: {@code version u8 = 1 | block | …}, a block being a
 * u16 length and so many bytes. Whoever reads it late misses nothing.
 */
record SpokenNote(List<Octets> said) {
    private static final int VERSION = 1;
    /** The rounds of an exchange. */
    private static final int MOST = 3;
    /** The first round is the longest. */
    private static final int LONGEST = 199;

    SpokenNote {
        said = List.copyOf(said);
    }

    SpokenNote with(byte[] more) {
        List<Octets> all = new ArrayList<>(said);
        all.add(Octets.of(more));
        return new SpokenNote(all);
    }

    boolean beginsWith(List<Octets> heard) {
        return said.size() >= heard.size() && said.subList(0, heard.size()).equals(heard);
    }

    byte[] encoded() {
        ByteWriter out = new ByteWriter().u8(VERSION);
        said.forEach(each -> out.block16(each.toArray()));
        return out.toArray();
    }

    static SpokenNote parse(byte[] bytes) throws MalformedException {
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != VERSION) {
            throw new MalformedException("a note of a version we do not know");
        }
        List<Octets> said = new ArrayList<>();
        while (in.remaining() > 0) {
            said.add(Octets.of(in.block16(LONGEST)));
        }
        if (said.isEmpty() || said.size() > MOST) {
            throw new MalformedException("a note has one to " + MOST + " messages");
        }
        return new SpokenNote(said);
    }
}
