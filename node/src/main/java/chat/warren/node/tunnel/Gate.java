package chat.warren.node.tunnel;

import chat.warren.node.probe.Doorkeeper.Admitted;
import java.time.Instant;
import java.util.Optional;

/**
 * What a tunnel needs of those who know the friends.
 *
 * @param <F> what stands for a friend
 */
public interface Gate<F> {
    /** A body sealed for a friend, of kind {@code TUNNEL}, by her door of this hour; empty if she is none any more. */
    Optional<byte[]> seal(F friend, byte[] body);

    /** What a friend sealed, at most once, as {@link chat.warren.node.probe.Doorkeeper#admitRelayed} has it. */
    Optional<Admitted<F>> admit(byte[] knock, Instant now);
}
