package chat.warren.node.running;

import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import java.util.Arrays;
import java.util.Optional;

/**
 * Binds a word that others hand on to one run of the program it is for: {@code mark(8) ‖ sealed}, with the mark the
 * first bytes of HMAC-SHA256(run id, "warren/signal1" ‖ sealed).
 *
 * <p>Within a run, what came before is known and opens no second time. A helper could keep it for the next run, which
 * remembers nothing; but that has another run id, which friends read in the record and helpers never see.
 */
final class Stamp {
    private static final int BYTES = 8;
    private static final byte[] LABEL = Bytes.label("warren/signal1");

    private final byte[] run;

    Stamp(Presence.RunId run) {
        this.run = run.toBytes();
    }

    byte[] on(byte[] sealed) {
        return Bytes.concat(mark(sealed), sealed);
    }

    /** What was stamped; empty if it is for another run, or damaged. */
    Optional<byte[]> off(byte[] stamped) {
        if (stamped.length <= BYTES) {
            return Optional.empty();
        }
        byte[] sealed = Arrays.copyOfRange(stamped, BYTES, stamped.length);
        return Bytes.equal(mark(sealed), Arrays.copyOf(stamped, BYTES)) ? Optional.of(sealed) : Optional.empty();
    }

    private byte[] mark(byte[] sealed) {
        return Arrays.copyOf(Hashes.hmacSha256(run, LABEL, sealed), BYTES);
    }
}
