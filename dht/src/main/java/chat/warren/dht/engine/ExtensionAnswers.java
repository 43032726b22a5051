package chat.warren.dht.engine;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.Dictionary;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers one of an overlay's own queries. It sees nothing of the engine and can do nothing to it: what it gives back,
 * at once or later by {@link DhtEngine#answer}, is sent under the same limits of rate and amplification as every other
 * answer.
 */
@FunctionalInterface
public interface ExtensionAnswers {
    /**
     * The fields to answer with; empty stays silent, for good or until there is something to say.
     *
     * @throws MalformedException answers with a protocol error
     */
    Optional<Dictionary> answer(Asked asked, Dictionary arguments, Instant now) throws MalformedException;
}
