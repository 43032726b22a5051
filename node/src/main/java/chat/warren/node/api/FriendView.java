package chat.warren.node.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody whom we know, or who wants to be known.
 *
 * @param id names this person, here and in conversations: the fingerprint of their key
 * @param name by which to show them
 * @param theirName as they call themselves
 * @param note ours about them, which they never see
 * @param message what came with the question, theirs or ours
 * @param invite by which they ask, of ours; empty if they do not, or were known before
 * @param identity their public identity
 * @param since when they came to this standing
 * @param verified how we know that the key is theirs
 * @param sees what they may learn of where we are
 * @param linked how many of their devices are linked with us now
 * @param seen when one of their devices was last linked with us, if that is known
 * @param devices those that they vouch for
 * @param lets what they let us do; empty while none of their devices is linked
 * @param link how the link is, if there is one
 */
public record FriendView(
        String id,
        String name,
        String theirName,
        String note,
        String message,
        Optional<String> invite,
        String identity,
        Stage stage,
        Instant since,
        Verified verified,
        Visibility sees,
        May may,
        Optional<May> lets,
        int linked,
        Optional<Instant> seen,
        List<Device> devices,
        Optional<LinkState> link) {
    public FriendView {
        devices = List.copyOf(devices);
    }

    /** An id as people compare it: a name is whatever somebody chose, the fingerprint of a key is nobody else's. */
    public static String fingerprint(String id) {
        return id.replaceAll("(?<=\\G.{4})(?=.)", " ");
    }

    /** How far we are with somebody. */
    public enum Stage {
        INVITED,
        ASKED_US,
        ASKED_BY_US,
        FRIEND,
        BLOCKED
    }

    /** What somebody may learn of where we are. */
    public enum Visibility {
        DIRECT,
        RELAY_ONLY,
        INVISIBLE
    }

    /**
     * Why we believe that a key is somebody's.
     *
     * @param by the friend who introduced them, if one did
     * @param byName as we call that friend, if we still know them
     */
    public record Verified(How how, Instant at, Optional<String> by, Optional<String> byName) {
        /** Whether we made sure ourselves. */
        public boolean sure() {
            return how == How.COMPARED || how == How.SCANNED;
        }
    }

    /** As the audit log has it. */
    public enum How {
        NOT_VERIFIED,
        INTRODUCED,
        COMPARED,
        REVOKED,
        SCANNED
    }

    /**
     * A device of theirs.
     *
     * @param id the first digits of it
     */
    public record Device(String id, boolean linked) {}

    /** What a friend may do. */
    public record May(boolean call, boolean relay, boolean keep) {}

    /**
     * A link, for people who want to see it.
     *
     * @param cipher as TLS names it
     * @param group the key exchange, as TLS names it
     * @param way lan, direct, relayed or tunnel; empty while no way carries
     * @param through the friend whose computer passes it on, if one does
     * @param roundTripMillis of that way
     * @param lossPercent of it
     */
    public record LinkState(
            Instant since,
            String cipher,
            String group,
            Optional<String> way,
            Optional<String> through,
            Optional<Long> roundTripMillis,
            Optional<Long> lossPercent) {}
}
