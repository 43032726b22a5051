package chat.warren.node.friend;

import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a friend told us of somebody, until we have met them or have said no: {@code version u8 = 1 | by 16 | accepted
 * u8 | id 16 | identity 32 | secret 32 | made i64 | name block}.
 *
 * @param by the friend who introduces, and may be wrong or lie
 * @param accepted whether we said that we want to meet them
 */
record Introduction(PersonId by, boolean accepted, FriendFrame.Introduce told) {
    private static final int VERSION = 1;
    private static final int MOST_BYTES = 4_096;

    Introduction agreed() {
        return new Introduction(by, true, told);
    }

    PersonId person() {
        return PersonId.of(told.identity());
    }

    /** Where the two meet. The introducer has the secret too, but not the keys that a link asks for. */
    PairChain chain() {
        byte[] key = Hkdf.derive(told.secret().toArray(), "warren/intro1", Hkdf.SHA256_BYTES);
        return PairChain.startingAt(key, told.made());
    }

    /**
     * Shows that the one who says it was told of us what we were told of them: the same two identities, by the same
     * friend, at the same time.
     */
    Octets mac(PublicIdentity sender, PublicIdentity receiver) {
        byte[] key = Hkdf.derive(told.secret().toArray(), "warren/introconfirm1", Hkdf.SHA256_BYTES);
        byte[] made = new ByteWriter().i64(told.made().getEpochSecond()).toArray();
        try {
            return Octets.of(Hashes.hmacSha256(
                    key,
                    sender.key(),
                    receiver.key(),
                    by.id().toArray(),
                    told.id().toArray(),
                    made));
        } finally {
            Bytes.wipe(key);
        }
    }

    static final Shelf.Form<Introduction> FORM = new Shelf.Form<>() {
        @Override
        public Octets subject(Introduction introduction) {
            return Octets.of(introduction.told.id().toArray());
        }

        @Override
        public byte[] write(Introduction introduction) {
            FriendFrame.Introduce told = introduction.told;
            return new ByteWriter()
                    .u8(VERSION)
                    .bytes(introduction.by.id().toArray())
                    .u8(introduction.accepted ? 1 : 0)
                    .bytes(told.id().toArray())
                    .bytes(told.identity().key())
                    .bytes(told.secret().toArray())
                    .i64(told.made().getEpochSecond())
                    .block16(told.name().getBytes(StandardCharsets.UTF_8))
                    .toArray();
        }

        @Override
        public Introduction read(byte[] bytes) throws MalformedException {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) {
                throw new MalformedException("an introduction of a version we do not know");
            }
            PersonId by = new PersonId(Id.of(in.bytes(Id.BYTES)));
            boolean accepted = in.u8() == 1;
            Id id = Id.of(in.bytes(Id.BYTES));
            PublicIdentity identity = PublicIdentity.of(in.bytes(PublicIdentity.KEY_BYTES));
            Octets secret = Octets.of(in.bytes(Hkdf.SHA256_BYTES));
            Instant made = WireTime.seconds(in.i64());
            String name = new String(in.block16(MOST_BYTES), StandardCharsets.UTF_8);
            in.end();
            return new Introduction(by, accepted, new FriendFrame.Introduce(id, identity, name, secret, made));
        }
    };
}
