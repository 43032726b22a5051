package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;

/** What happened among friends, told once it is stored. */
public sealed interface FriendEvent {
    /** Somebody wants to be a friend, and a person has to answer. */
    record Asked(PersonId person) implements FriendEvent {}

    /** Our invite was taken by them, or theirs by us, and our question has arrived. */
    record Waiting(PersonId person) implements FriendEvent {}

    /** A friend would like us to meet somebody, and a person has to answer. */
    record Introduced(Id introduction, PersonId by, PersonId person) implements FriendEvent {}

    /** Both have said yes. */
    record Befriended(PersonId person) implements FriendEvent {}

    /** They said no. */
    record Declined(PersonId person, String name) implements FriendEvent {}

    /** No friend any more: removed or blocked by us. */
    record Parted(PersonId person) implements FriendEvent {}

    /** A name, a permission, a verification, a device of theirs or the way to them is not what it was. */
    record Changed(PersonId person) implements FriendEvent {}

    /** A friend's signed list has a device that was not there before. */
    record NewDevice(PersonId person, DeviceId device) implements FriendEvent {}

    /** A friend's device was revoked: links to it are closed, and nothing more is sent to it. */
    record RevokedDevice(PersonId person, DeviceId device) implements FriendEvent {}

    /** Our own devices: which there are, what they are called, which of them are here. */
    record OwnDevices() implements FriendEvent {}

    /**
     * Somebody came who is not who was expected, and was refused.
     *
     * @param sentence for people
     */
    record Refused(String sentence) implements FriendEvent {}

    /** An invite of ours, or one that we took, came to its end without a friend. */
    record InviteOver(String sentence) implements FriendEvent {}

    /** What came could not be stored; it was not acknowledged, and comes again. */
    record Trouble(String sentence) implements FriendEvent {}
}
