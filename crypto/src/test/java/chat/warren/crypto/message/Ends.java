package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Two ends of a pair, each with its newest state, and a clock. */
final class Ends {
    static final Instant START = Instant.parse("2026-11-21T12:34:56Z");
    static final byte[] SECRET = Bytes.random(new SplittableRandom(7), Ratchet.SECRET_BYTES);
    static final byte[] DEVICES = Bytes.label("ada's and bo's devices");

    final SplittableRandom random;
    Instant now = START;
    Ratchet ada = Ratchet.start(Role.INITIATOR, SECRET, DEVICES, START);
    Ratchet bo = Ratchet.start(Role.RESPONDER, SECRET, DEVICES, START);

    Ends(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Envelope adaWrites(String text) {
        Ratchet.Sealed sealed = ada.seal(random, now, utf8(text), Padding.ONLINE);
        ada = sealed.next();
        return sealed.envelope();
    }

    Envelope boWrites(String text) {
        Ratchet.Sealed sealed = bo.seal(random, now, utf8(text), Padding.ONLINE);
        bo = sealed.next();
        return sealed.envelope();
    }

    String adaReads(Envelope envelope) throws MalformedException {
        Opened opened = ada.open(envelope, now);
        ada = opened.next();
        return text(opened);
    }

    String boReads(Envelope envelope) throws MalformedException {
        Opened opened = bo.open(envelope, now);
        bo = opened.next();
        return text(opened);
    }

    /** A message each way, so that each end takes a step of the root. */
    void talk() throws MalformedException {
        boReads(adaWrites("how are you"));
        adaReads(boWrites("fine"));
    }

    void link(long seed) {
        byte[] secret = Bytes.random(new SplittableRandom(seed), Ratchet.SECRET_BYTES);
        ada = ada.linked(secret, now);
        bo = bo.linked(secret, now);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(Opened opened) {
        return new String(opened.text(), StandardCharsets.UTF_8);
    }
}
