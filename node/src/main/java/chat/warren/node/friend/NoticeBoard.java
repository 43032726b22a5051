package chat.warren.node.friend;

import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.storage.row.Octets;
import java.time.Instant;

/**
 * Notes of a few hundred bytes that anybody can read, and write over, who knows where: mutable items of the DHT. All
 * that is said there has to stand that.
 */
public interface NoticeBoard {
    /** The longest note: it fits into a mutable item with room to spare. */
    int MAX_NOTE_BYTES = 400;

    /** Puts a note in the place of the one that is there. */
    void post(Place place, byte[] note, Instant now);

    /** Looks what is there. What is found is told later, and nothing if there is nothing. */
    void read(Place place, Instant now);

    /**
     * Where a note lies.
     *
     * @param seed of the Ed25519 key that signs what lies there, and whose public half is the place
     */
    record Place(Octets seed) {
        /** One side's place for the codes of a number, in ten minutes. Everybody can find it: it hides nothing. */
        static Place ofNumber(int number, long window, boolean inviter) {
            byte[] name =
                    new ByteWriter().u16(number).i64(window).u8(inviter ? 0 : 1).toArray();
            return new Place(Octets.of(Hkdf.derive(name, "warren/spokenplace1", Ed25519.SEED_BYTES)));
        }
    }
}
