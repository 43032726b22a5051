package chat.warren.node.link;

import chat.warren.node.path.PathView;
import java.time.Instant;
import java.util.Optional;

/**
 * How a link is, for people who want to see it.
 *
 * @param group the key exchange, as TLS names it
 * @param path empty while no way carries
 */
public record LinkView(Instant since, String cipher, String group, int version, Optional<PathView> path) {}
