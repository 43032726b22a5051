package chat.warren.crypto.spoken;

import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKECurves;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKEParticipant;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound1Payload;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * One side of one exchange: say {@link #opening}, then answer what arrives until {@link #secret} is there. Messages
 * must come in order; a repetition of the last one gets the same answer again. Anything else that does not fit ends the
 * exchange for good, so that a code can be guessed at once.
 *
 * <p>Not for several threads.
 */
public final class SpokenExchange implements AutoCloseable {
    public static final int SECRET_BYTES = 32;

    private static final byte[] NOTHING = {};

    private enum State {
        AWAITS_ROUND_1,
        AWAITS_ROUND_2,
        AWAITS_ROUND_3,
        AGREED,
        FAILED
    }

    private final Side side;
    private final ECJPAKEParticipant participant;
    private final ECJPAKERound1Payload own;
    private final byte[] opening;
    private byte[] ownRound2 = NOTHING;
    private byte[] theirRound1 = NOTHING;
    private byte[] lastHeard = NOTHING;
    private byte[] lastAnswer = NOTHING;
    private BigInteger material = BigInteger.ZERO;
    private Optional<Secret> agreed = Optional.empty();
    private State state = State.AWAITS_ROUND_1;

    /** Begins. The inviter is the first side, as in an invite. */
    public SpokenExchange(Side side, SpokenCode code, RandomGenerator random) {
        this.side = side;
        char[] password = password(code);
        this.participant = new ECJPAKEParticipant(
                SpokenWire.participant(side),
                password,
                ECJPAKECurves.NIST_P256,
                SHA256Digest.newInstance(),
                new DrawnRandom(random));
        Arrays.fill(password, '0');
        this.own = participant.createRound1PayloadToSend();
        this.opening = SpokenWire.encode(side, own);
    }

    /** Spreads the code over the whole range of passwords, and gives the same words another meaning elsewhere. */
    private static char[] password(SpokenCode code) {
        byte[] hash =
                Hashes.sha256(Bytes.label("warren/spokencode1"), code.toText().getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(hash).toCharArray();
    }

    /** What both sides say first, without waiting for the other. */
    public byte[] opening() {
        return opening.clone();
    }

    /**
     * Takes the other side's next message.
     *
     * @return what to say to it
     * @throws WrongCodeException the other side has another code
     * @throws MalformedException what arrived is not what this exchange expects; it has failed, now or earlier
     */
    public Optional<byte[]> receive(byte[] message) throws MalformedException {
        if (state == State.FAILED) {
            throw new MalformedException("this exchange has failed, and its code with it");
        }
        if (message.length > 0 && Arrays.equals(message, lastHeard)) {
            return answer();
        }
        if (state == State.AGREED) {
            throw new MalformedException("a message after the last one"); // Too late to spoil anything.
        }
        State before = state;
        state = State.FAILED; // Until the message has proved good.
        try {
            lastAnswer = switch (before) {
                case AWAITS_ROUND_1 -> round1(message);
                case AWAITS_ROUND_2 -> round2(message);
                case AWAITS_ROUND_3 -> round3(message);
                case AGREED, FAILED -> throw new AssertionError("refused above");
            };
        } catch (CryptoException e) {
            throw before == State.AWAITS_ROUND_3
                    ? new WrongCodeException()
                    : new ForgedException("a proof that does not hold");
        } finally {
            if (state == State.FAILED) {
                forget();
            }
        }
        lastHeard = message.clone();
        return answer();
    }

    private byte[] round1(byte[] message) throws MalformedException, CryptoException {
        ECJPAKERound1Payload heard = SpokenWire.round1(message, side.other());
        participant.validateRound1PayloadReceived(heard);
        if (base(own, heard).isInfinity() || base(heard, own).isInfinity()) {
            throw new ForgedException("points that cancel ours");
        }
        theirRound1 = message.clone();
        ownRound2 = SpokenWire.encode(side, participant.createRound2PayloadToSend());
        state = State.AWAITS_ROUND_2;
        return ownRound2;
    }

    /**
     * The generator of somebody's second round. Bouncy Castle does not ask whether it is infinity, under which proofs
     * prove nothing.
     */
    private static ECPoint base(ECJPAKERound1Payload prover, ECJPAKERound1Payload other) {
        return prover.getGx1().add(other.getGx1()).add(other.getGx2());
    }

    private byte[] round2(byte[] message) throws MalformedException, CryptoException {
        participant.validateRound2PayloadReceived(SpokenWire.round2(message, side.other()));
        material = participant.calculateKeyingMaterial();
        byte[] answer = SpokenWire.encode(side, participant.createRound3PayloadToSend(material));
        agreed = Optional.of(derived(message));
        state = State.AWAITS_ROUND_3;
        return answer;
    }

    private byte[] round3(byte[] message) throws MalformedException, CryptoException {
        participant.validateRound3PayloadReceived(SpokenWire.round3(message, side.other()), material);
        material = BigInteger.ZERO;
        state = State.AGREED;
        return NOTHING;
    }

    /** Bound to every byte that was said before: the two have the same secret only if they heard the same. */
    private Secret derived(byte[] theirRound2) {
        byte[] own = Hashes.sha256(opening, ownRound2);
        byte[] their = Hashes.sha256(theirRound1, theirRound2);
        byte[] said = side == Side.FIRST ? Hashes.sha256(own, their) : Hashes.sha256(their, own);
        byte[] shared = BigIntegers.asUnsignedByteArray(SECRET_BYTES, material);
        try {
            byte[] info = Bytes.concat(Bytes.label("warren/spokensecret1"), said);
            return Secret.owning(Hkdf.derive(shared, info, SECRET_BYTES));
        } finally {
            Bytes.wipe(shared);
        }
    }

    private Optional<byte[]> answer() {
        return lastAnswer.length == 0 ? Optional.empty() : Optional.of(lastAnswer.clone());
    }

    /** The secret, once the other side has shown that it has the same one. It belongs to this exchange. */
    public Optional<Secret> secret() {
        return state == State.AGREED ? agreed : Optional.empty();
    }

    public boolean failed() {
        return state == State.FAILED;
    }

    private void forget() {
        agreed.ifPresent(Secret::close);
        agreed = Optional.empty();
        material = BigInteger.ZERO;
    }

    /** Ends the exchange, for instance after ten minutes, and wipes the secret if there is one. */
    @Override
    public void close() {
        state = State.FAILED;
        forget();
    }

    @Override
    public String toString() {
        return "exchange of the " + (side == Side.FIRST ? "inviter" : "guest");
    }
}
