package chat.warren.dht.engine;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.wire.Contact;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers one of an overlay's own queries. It sees nothing of the engine and can do nothing to it: what it gives back
 * is sent, under the same limits of rate and amplification as every other answer.
 */
@FunctionalInterface
public interface ExtensionAnswers {
    /**
     * The fields to answer with; empty stays silent.
     *
     * @param from who asks. The id is what they claim; the address may be forged.
     * @throws MalformedException answers with a protocol error
     */
    Optional<Dictionary> answer(Contact from, Dictionary arguments, Instant now) throws MalformedException;
}
