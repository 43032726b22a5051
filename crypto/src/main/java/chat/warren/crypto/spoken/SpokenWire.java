package chat.warren.crypto.spoken;

import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.math.BigInteger;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKECurve;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKECurves;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound1Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound2Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound3Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECSchnorrZKP;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * The three messages of each side:
 *
 * <pre>
 * 0         1       2        3
 * | version | round | sender | round 1: gx1 | gx2 | proof of x1 | proof of x2 |   199 bytes
 * | u8 = 1  | u8    | u8     | round 2: A | proof of x2·s |                      101 bytes
 * |         |       |        | round 3: tag(32) |                                35 bytes
 * </pre>
 *
 * Sender is 0 for the inviter, 1 for the guest. Points are compressed (33 bytes, never infinity); a proof is a point
 * and a number(32) below the order. Bouncy Castle does not look at that number's range, nor at the point of a proof:
 * here each message has one encoding, or it is refused.
 */
final class SpokenWire {
    static final int ROUND_1_BYTES = 199;
    static final int ROUND_2_BYTES = 101;
    static final int ROUND_3_BYTES = 35;

    private static final ECJPAKECurve CURVE = ECJPAKECurves.NIST_P256;
    private static final int VERSION = 1;
    private static final int POINT_BYTES = 33;
    private static final int NUMBER_BYTES = 32;

    private SpokenWire() {}

    /** The name under which a side proves: a proof of one side is none of the other's. */
    static String participant(Side side) {
        return side == Side.FIRST ? "warren/spoken1/inviter" : "warren/spoken1/guest";
    }

    static byte[] encode(Side sender, ECJPAKERound1Payload round) {
        ByteWriter writer = head(1, sender).bytes(point(round.getGx1())).bytes(point(round.getGx2()));
        proof(writer, round.getKnowledgeProofForX1());
        proof(writer, round.getKnowledgeProofForX2());
        return writer.toArray();
    }

    static byte[] encode(Side sender, ECJPAKERound2Payload round) {
        ByteWriter writer = head(2, sender).bytes(point(round.getA()));
        proof(writer, round.getKnowledgeProofForX2s());
        return writer.toArray();
    }

    static byte[] encode(Side sender, ECJPAKERound3Payload round) {
        // The library has the tag as a signed number: 32 bytes in two's complement.
        BigInteger unsigned = round.getMacTag().mod(BigInteger.ONE.shiftLeft(Byte.SIZE * NUMBER_BYTES));
        return head(3, sender)
                .bytes(BigIntegers.asUnsignedByteArray(NUMBER_BYTES, unsigned))
                .toArray();
    }

    static ECJPAKERound1Payload round1(byte[] message, Side sender) throws MalformedException {
        ByteReader reader = reader(message, 1, sender);
        ECPoint gx1 = point(reader);
        ECPoint gx2 = point(reader);
        ECSchnorrZKP proof1 = proof(reader);
        ECSchnorrZKP proof2 = proof(reader);
        reader.end();
        return new ECJPAKERound1Payload(participant(sender), gx1, gx2, proof1, proof2);
    }

    static ECJPAKERound2Payload round2(byte[] message, Side sender) throws MalformedException {
        ByteReader reader = reader(message, 2, sender);
        ECPoint a = point(reader);
        ECSchnorrZKP proof = proof(reader);
        reader.end();
        return new ECJPAKERound2Payload(participant(sender), a, proof);
    }

    static ECJPAKERound3Payload round3(byte[] message, Side sender) throws MalformedException {
        ByteReader reader = reader(message, 3, sender);
        BigInteger tag = new BigInteger(reader.bytes(NUMBER_BYTES));
        reader.end();
        return new ECJPAKERound3Payload(participant(sender), tag);
    }

    private static ByteWriter head(int round, Side sender) {
        return new ByteWriter().u8(VERSION).u8(round).u8(code(sender));
    }

    private static ByteReader reader(byte[] message, int round, Side sender) throws MalformedException {
        ByteReader reader = new ByteReader(message);
        if (reader.u8() != VERSION) {
            throw new MalformedException("a spoken-code exchange of a version we do not know");
        }
        if (reader.u8() != round) {
            throw new MalformedException("a message of another round than the one expected");
        }
        if (reader.u8() != code(sender)) {
            throw new MalformedException("our own message, or one of somebody who takes our part");
        }
        return reader;
    }

    private static int code(Side side) {
        return side == Side.FIRST ? 0 : 1;
    }

    private static byte[] point(ECPoint point) {
        return point.getEncoded(true);
    }

    private static ECPoint point(ByteReader reader) throws MalformedException {
        byte[] encoded = reader.bytes(POINT_BYTES);
        if (encoded[0] != 2 && encoded[0] != 3) {
            throw new MalformedException("a compressed point begins with 2 or 3");
        }
        try {
            return CURVE.getCurve().decodePoint(encoded);
        } catch (IllegalArgumentException e) {
            throw new ForgedException("a point that is not on the curve");
        }
    }

    private static void proof(ByteWriter writer, ECSchnorrZKP proof) {
        writer.bytes(point(proof.getV())).bytes(BigIntegers.asUnsignedByteArray(NUMBER_BYTES, proof.getr()));
    }

    private static ECSchnorrZKP proof(ByteReader reader) throws MalformedException {
        ECPoint point = point(reader);
        BigInteger answer = new BigInteger(1, reader.bytes(NUMBER_BYTES));
        if (answer.compareTo(CURVE.getN()) >= 0) {
            throw new ForgedException("a proof whose number is not below the order");
        }
        return ReceivedProof.of(CURVE, point, answer);
    }
}
