package chat.warren.node.chat.item;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import java.util.Arrays;

/**
 * Where something said stands, the same for all who have it, whenever it reached them.
 *
 * <p>The stamp is a hybrid clock: the author's time in milliseconds, but always later than everything the author had
 * seen in the conversation. So an answer stands after its question however wrong the clocks are; where nobody knew of
 * the other, times decide, and where those are equal, author and id.
 */
public record Turn(long stamp, PersonId author, MessageId id) implements Comparable<Turn> {
    public static final int BYTES = Long.BYTES + Id.BYTES + Id.BYTES;

    /** Some 285,000 years: no clock is there, and a friend who says so must not make later stamps overflow. */
    public static final long MAX_STAMP = 1L << 53;

    public Turn {
        if (stamp < 0 || stamp > MAX_STAMP) {
            throw new IllegalArgumentException("no clock is there");
        }
    }

    @Override
    public int compareTo(Turn other) {
        if (stamp != other.stamp) {
            return Long.compare(stamp, other.stamp);
        }
        int authors =
                Arrays.compareUnsigned(author.id().toArray(), other.author.id().toArray());
        return authors != 0
                ? authors
                : Arrays.compareUnsigned(id.id().toArray(), other.id.id().toArray());
    }

    public void write(ByteWriter out) {
        out.i64(stamp).bytes(author.id().toArray()).bytes(id.id().toArray());
    }

    public static Turn read(ByteReader in) throws MalformedException {
        long stamp = stamp(in);
        return new Turn(stamp, new PersonId(Id.of(in.bytes(Id.BYTES))), MessageId.of(in.bytes(Id.BYTES)));
    }

    static long stamp(ByteReader in) throws MalformedException {
        long stamp = in.i64();
        if (stamp < 0 || stamp > MAX_STAMP) {
            throw new MalformedException("no clock is there");
        }
        return stamp;
    }
}
