package chat.warren.node.friend;

import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.invite.Invite;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * What two who are no friends yet have in common: the way to a first link.
 *
 * <pre>
 * u8 = 0 | text of the invite
 * u8 = 1 | secret 32 | made i64 (unix seconds)
 * u8 = 2 | text of an invite that somebody called out on our own network
 * </pre>
 */
sealed interface MeetingKey {
    /** How many can come at once without getting into each other's way. */
    int gates();

    PairChain chain(int gate);

    /** Whether the one who made this may have that identity. */
    boolean isFrom(PublicIdentity identity);

    /** Whether anybody may have this, wherever they are: then it must not lead them to where we are. */
    boolean isForEverybody();

    /**
     * A link that was given or called out.
     *
     * @param nearby those who have it are on our own network, and so hear where we are anyway
     */
    record ByInvite(Invite invite, boolean nearby) implements MeetingKey {
        ByInvite(Invite invite) {
            this(invite, false);
        }

        @Override
        public boolean isForEverybody() {
            return !nearby && gates() > 1;
        }

        @Override
        public int gates() {
            return invite.gates();
        }

        @Override
        public PairChain chain(int gate) {
            return invite.chain(gate);
        }

        @Override
        public boolean isFrom(PublicIdentity identity) {
            return invite.isFrom(identity);
        }
    }

    /** The secret of a spoken code. Whoever has it is the one who spoke: there is no fingerprint to ask for. */
    record Spoken(Octets secret, Instant made) implements MeetingKey {
        @Override
        public boolean isForEverybody() {
            return false;
        }

        @Override
        public int gates() {
            return 1;
        }

        @Override
        public PairChain chain(int gate) {
            return PairChain.startingAt(Hkdf.derive(secret.toArray(), "warren/spokeninv1", Hkdf.SHA256_BYTES), made);
        }

        @Override
        public boolean isFrom(PublicIdentity identity) {
            return true;
        }
    }

    default byte[] encoded() {
        return switch (this) {
            case ByInvite link ->
                new ByteWriter()
                        .u8(link.nearby() ? 2 : 0)
                        .bytes(link.invite().toText().getBytes(StandardCharsets.US_ASCII))
                        .toArray();
            case Spoken spoken ->
                new ByteWriter()
                        .u8(1)
                        .bytes(spoken.secret().toArray())
                        .i64(spoken.made().getEpochSecond())
                        .toArray();
        };
    }

    static MeetingKey parse(byte[] bytes) throws MalformedException {
        ByteReader in = new ByteReader(bytes);
        int type = in.u8();
        if (type == 0 || type == 2) {
            Invite invite =
                    Invite.fromText(new String(Arrays.copyOfRange(bytes, 1, bytes.length), StandardCharsets.US_ASCII));
            return new ByInvite(invite, type == 2);
        }
        if (type != 1) {
            throw new MalformedException("a way to meet that no version has");
        }
        Spoken spoken = new Spoken(Octets.of(in.bytes(Hkdf.SHA256_BYTES)), WireTime.seconds(in.i64()));
        in.end();
        return spoken;
    }
}
