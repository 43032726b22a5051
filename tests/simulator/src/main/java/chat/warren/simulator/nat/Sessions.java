package chat.warren.simulator.nat;

import java.util.HashMap;
import java.util.Map;

/** Sessions by whatever tells them apart; the dead are swept out when the table has doubled. */
final class Sessions {
    /** Below this a sweep is not worth its time. */
    private static final int FIRST_SWEEP = 32;

    private final Lifetime lifetime;

    /** Looked up, and swept regardless of order. */
    private final Map<Object, Session> sessions = new HashMap<>(4);

    private int sweepAt = FIRST_SWEEP;

    Sessions(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    void sent(long now, Object key) {
        Session session = sessions.get(key);
        if (session == null) {
            sweepIfDoubled(now);
            session = new Session();
            sessions.put(key, session);
        }
        session.sent(now, lifetime);
    }

    /** Whether one is alive; it has received something then. */
    boolean received(long now, Object key) {
        Session session = sessions.get(key);
        if (session == null || !session.alive(now)) {
            return false;
        }
        session.received(now, lifetime);
        return true;
    }

    private void sweepIfDoubled(long now) {
        if (sessions.size() >= sweepAt) {
            sessions.values().removeIf(session -> !session.alive(now));
            sweepAt = Math.max(FIRST_SWEEP, 2 * sessions.size());
        }
    }
}
