package chat.warren.storage.profile;

import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.MalformedException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The backup file.
 *
 * <pre>
 * vault(192), of a passphrase and a key of its own ‖ sealed stream under HKDF(that key, "warren/backup1"):
 *   version(1) = 1 ‖ record*
 *   record: kind(1) ‖ length(4) ‖ body
 *     ROW          length of name(1) ‖ name of the table ‖ row
 *     MESSAGE      row; in the order of its conversation
 *     ANNEX        row; hangs on the message before it
 *     REVISION     row; of the message before it
 *     CHUNK        file id(16) ‖ number(8) ‖ bytes
 *     END          how many records there were before it(8)
 *   zeros
 * </pre>
 *
 * <p>It is padded by the Padmé rule, which leaves twelve percent of its size at most to guess from.
 */
final class BackupFormat {
    static final int VERSION = 1;
    static final String LABEL = "warren/backup1";
    static final int ROW = 1;
    static final int MESSAGE = 2;
    static final int ANNEX = 3;
    static final int REVISION = 4;
    static final int CHUNK = 5;
    static final int END = 0;

    private static final int KEY_BYTES = 32;

    /** Larger than any row or chunk: a longer record is none of ours. */
    private static final int MAX_BODY_BYTES = 1 << 20;

    private BackupFormat() {}

    static Secret streamKey(Secret vaultKey) {
        return vaultKey.use(key -> Secret.owning(Hkdf.derive(key, LABEL, KEY_BYTES)));
    }

    /** Writes records and counts them. */
    static final class Writer {
        private final DataOutputStream out;
        private long records;

        Writer(DataOutputStream out) throws IOException {
            this.out = out;
            out.writeByte(VERSION);
        }

        void record(int kind, byte[]... parts) throws IOException {
            int length = 0;
            for (byte[] part : parts) {
                length = Math.addExact(length, part.length);
            }
            out.writeByte(kind);
            out.writeInt(length);
            for (byte[] part : parts) {
                out.write(part);
            }
            records++;
        }

        void end() throws IOException {
            out.writeByte(END);
            out.writeInt(Long.BYTES);
            out.writeLong(records);
            out.flush();
        }
    }

    /** Reads records and checks their count. */
    static final class Reader {
        private final DataInputStream in;
        private long records;
        private int kind;

        Reader(DataInputStream in) throws IOException, MalformedException {
            this.in = in;
            if (in.readUnsignedByte() != VERSION) {
                throw new MalformedException("a backup of another version");
            }
        }

        /** Moves on to the next record; false at the end. */
        boolean next() throws IOException, MalformedException {
            kind = in.readUnsignedByte();
            if (kind == END) {
                if (in.readInt() != Long.BYTES || in.readLong() != records) {
                    throw new MalformedException("a backup with another number of records than it says");
                }
                return false;
            }
            if (kind > CHUNK) {
                throw new MalformedException("a kind of record that this version does not know");
            }
            records++;
            return true;
        }

        int kind() {
            return kind;
        }

        byte[] body() throws IOException, MalformedException {
            int length = in.readInt();
            if (length < 0 || length > MAX_BODY_BYTES) {
                throw new MalformedException("a record longer than any of ours");
            }
            byte[] body = in.readNBytes(length);
            if (body.length != length) {
                throw new MalformedException("a record that was cut");
            }
            return body;
        }
    }

    /** To how many chunks so many are filled up: all but the first few bits of the number are zeros (Padmé). */
    static long padded(long chunks) {
        if (chunks < 4) {
            return 4; // 256 KiB: a new profile looks like one with a few hundred messages.
        }
        int exponent = 63 - Long.numberOfLeadingZeros(chunks);
        int mantissa = 32 - Integer.numberOfLeadingZeros(exponent);
        long mask = (1L << (exponent - mantissa)) - 1;
        return (chunks + mask) & ~mask;
    }
}
