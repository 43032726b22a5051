package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.message.Ratchet;
import chat.warren.crypto.message.Role;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.Arrays;

/**
 * A ratchet and its name. Both ends derive the name from the secret that the ratchet began with, so that they can tell,
 * when they meet again, whether both still have it.
 *
 * @param name never 0
 * @param mailbox what the names of its mailboxes are made from: friends who keep messages learn none of the rest
 */
record Session(long name, Octets mailbox, Ratchet ratchet) {
    private static final int VERSION = 1;

    /** A new one, from what two devices agreed on inside a link. */
    static Session start(DeviceId own, DeviceId other, byte[] secret, Instant now) {
        boolean first = Arrays.compareUnsigned(own.toBytes(), other.toBytes()) < 0;
        byte[] associated =
                first ? Bytes.concat(own.toBytes(), other.toBytes()) : Bytes.concat(other.toBytes(), own.toBytes());
        byte[] name = Hkdf.derive(secret, "warren/session-name1", Long.BYTES);
        long number = 0;
        for (byte part : name) {
            number = number << Byte.SIZE | Byte.toUnsignedLong(part);
        }
        Role role = first ? Role.INITIATOR : Role.RESPONDER;
        Octets mailbox = Octets.of(Hkdf.derive(secret, "warren/mailbox1", Hkdf.SHA256_BYTES));
        return new Session(number | 1, mailbox, Ratchet.start(role, secret, associated, now));
    }

    Session with(Ratchet next) {
        return new Session(name, mailbox, next);
    }

    /** What is stored, sealed. */
    Octets encode() {
        byte[] state = ratchet.encode();
        ByteWriter out =
                new ByteWriter().u8(VERSION).i64(name).bytes(mailbox.toArray()).bytes(state);
        Octets bytes = Octets.of(out.toArray());
        Bytes.wipe(state);
        out.wipe();
        return bytes;
    }

    static Session parse(Octets stored) throws MalformedException {
        ByteReader in = new ByteReader(stored.toArray());
        if (in.u8() != VERSION) {
            throw new MalformedException("a session of a version we do not know");
        }
        return new Session(in.i64(), Octets.of(in.bytes(Hkdf.SHA256_BYTES)), Ratchet.parse(in.rest()));
    }
}
