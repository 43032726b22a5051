package chat.warren.node.running;

import chat.warren.crypto.datagram.DatagramKey.Opened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** The sessions of one pair: the one that is spoken in, the one agreed last, and those that are just over. */
final class Sessions {
    /** Datagrams of the session before may be under way on a slow path, and in the queue of a slow router. */
    private static final Duration LINGERING = Duration.ofSeconds(30);
    /** A link that breaks and comes back twice within that time. */
    private static final int MAX_SESSIONS = 3;
    /** What was under way when both changed to the session has arrived by now: who speaks without it has lost it. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /** The newest first. */
    private final Deque<Session> sessions = new ArrayDeque<>();

    private Optional<Session> speaking = Optional.empty();

    /** What came in a session. */
    record Heard(Session session, Opened datagram) {}

    /** What comes in this session is opened from now on; nothing is said in it yet. */
    void agreeing(Session session) {
        sessions.addFirst(session);
        if (sessions.size() > MAX_SESSIONS) {
            sessions.removeLast();
        }
    }

    /**
     * The friend has the keys of the newest session as well: it is the one to speak in.
     *
     * @return whether it was not spoken in before
     */
    boolean agreed() {
        Optional<Session> newest = Optional.ofNullable(sessions.peekFirst());
        boolean another = newest.isPresent() && !newest.equals(speaking);
        speaking = newest;
        return another;
    }

    /** The session to send in now; none before the first one, and none when the friend has forgotten it. */
    Optional<Session> speaking() {
        return speaking;
    }

    Optional<Heard> open(byte[] datagram, Instant now) {
        forget(now);
        for (Session session : sessions) {
            Optional<Opened> opened = session.open(datagram);
            if (opened.isPresent()) {
                return Optional.of(new Heard(session, opened.get()));
            }
        }
        return Optional.empty();
    }

    private void forget(Instant now) {
        Session newest = sessions.peekFirst();
        if (sessions.size() > 1
                && newest != null
                && newest.since().plus(LINGERING).isBefore(now)) {
            sessions.clear();
            sessions.add(newest);
        }
    }

    /** The friend speaks under the hour's key, as before any session: she was started anew and has none. */
    void withoutSession(Instant now) {
        for (Iterator<Session> each = sessions.iterator(); each.hasNext(); ) {
            Session session = each.next();
            if (session.since().plus(SETTLED).isBefore(now)) {
                each.remove();
                speaking = speaking.filter(current -> current != session);
            }
        }
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }
}
