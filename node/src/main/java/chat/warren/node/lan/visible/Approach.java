package chat.warren.node.lan.visible;

import chat.warren.crypto.wire.ForgedException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Our hello to one person who is visible, said until they knock. */
public final class Approach {
    /** One may get lost in the Wi-Fi; five in a row say that nobody listens any more. */
    private static final int TRIES = 5;

    private static final Duration PACE = Duration.ofMillis(500);

    private final InetSocketAddress address;
    private final Acquaintance acquaintance;
    private final byte[] hello;
    private Instant next;
    private int said;

    public Approach(Lookout.Person person, Nickname mine, RandomGenerator random, Instant now) throws ForgedException {
        byte[] own = Visibility.oneTimeKey(random);
        this.address = person.address();
        this.acquaintance = Acquaintance.chosen(own, person.announcement());
        this.hello = Hello.seal(own, acquaintance, mine);
        this.next = now;
    }

    /** By this chain they will knock, and we may. */
    public Acquaintance acquaintance() {
        return acquaintance;
    }

    /** Where to send what is {@link #due}. */
    public InetSocketAddress address() {
        return address;
    }

    /** From the port that friends write to. */
    public Optional<byte[]> due(Instant now) {
        if (now.isBefore(next) || said >= TRIES) {
            return Optional.empty();
        }
        said++;
        next = now.plus(PACE.multipliedBy(said));
        return Optional.of(hello.clone());
    }

    /** They knocked: nothing more is to be said here. */
    public void knocked() {
        said = TRIES;
    }

    /** Whether they did not answer, and will not. */
    public boolean isInVain(Instant now) {
        return said >= TRIES && !now.isBefore(next);
    }

    public Instant deadline() {
        return next;
    }
}
