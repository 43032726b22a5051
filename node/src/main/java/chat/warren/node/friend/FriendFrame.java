package chat.warren.node.friend;

import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.List;

/** What two devices tell each other about friendship. */
sealed interface FriendFrame {
    /** What the sender wants of the receiver. Its place in {@link #STANCES} is on the wire. */
    enum Stance {
        /** Has not said yet: the question has arrived, and a person will answer it. */
        UNDECIDED,
        ASKING,
        FRIEND
    }

    List<Stance> STANCES = List.of(Stance.UNDECIDED, Stance.ASKING, Stance.FRIEND);

    /**
     * All that the receiver shall know of the sender; said when a link comes up, and again when any of it changes.
     *
     * @param note what somebody who asks says to it; empty otherwise
     * @param devices the sender's newest signed list
     */
    record Greeting(Stance stance, Permissions may, String name, String note, Octets devices) implements FriendFrame {}

    /** A person has said no. */
    record Declined() implements FriendFrame {}

    /** The chain that was agreed on this link is stored: the one before it is not needed for the sender's sake. */
    record Anchored(Instant agreed) implements FriendFrame {}

    /** The newest list of the receiver's own devices that the sender knows, because the one that came is older. */
    record Remembered(Octets devices) implements FriendFrame {}

    /**
     * The sender makes two friends known to each other: this one is for one of them, and speaks of the other.
     *
     * @param secret under which the two meet; both get the same
     * @param made from when on the chain of the secret runs
     */
    record Introduce(Id id, PublicIdentity identity, String name, Octets secret, Instant made) implements FriendFrame {}

    /** The introduction is stored. */
    record Heard(Id id) implements FriendFrame {}

    /** Shows that the sender was told the same by the same friend. */
    record Confirm(Id id, Octets mac) implements FriendFrame {}

    /** What only our own devices say to each other. */
    sealed interface Kin extends FriendFrame {
        /**
         * Which devices we have, and what we are called.
         *
         * @param renamed when we chose that name
         * @param notes what our devices are called
         */
        record Household(String name, Instant renamed, Octets devices, List<DeviceNote> notes) implements Kin {
            public Household {
                notes = List.copyOf(notes);
            }
        }

        /**
         * Somebody who is a friend or blocked, as the sender has it.
         *
         * @param chosen when what we chose about them was last changed: our name for them, a note, what they may and
         *     see
         */
        record Person(Friend friend, Permissions may, Instant chosen) implements Kin {}

        /** No friend any more. */
        record Gone(PersonId person, Instant at) implements Kin {}
    }
}
