package chat.warren.node.api;

import java.util.Optional;

/** Something that happened in a node, with what is needed to show it. What more there is, is asked for. */
public sealed interface Event {
    /** Our own network stands otherwise than it did, for longer than a moment. A node begins by joining it. */
    record NetworkChanged(NetworkState state) implements Event {}

    /** Somebody wants to be a friend, and a person has to answer. */
    record FriendAsked(String person) implements Event {}

    /** A friend would like us to meet somebody, and a person has to answer. */
    record Introduced(String introduction, String by, String person) implements Event {}

    /** Both have said yes. */
    record Befriended(String person) implements Event {}

    /** They said no. */
    record FriendDeclined(String person, String name) implements Event {}

    /** No friend any more. */
    record FriendParted(String person) implements Event {}

    /** A name, a permission, a verification, a device of theirs or the way to them is not what it was. */
    record FriendChanged(String person) implements Event {}

    /**
     * A friend has another device, or vouches for one no more.
     *
     * @param device the first digits of it, as {@link FriendView.Device} has them
     */
    record FriendDevice(String person, String device, boolean revoked) implements Event {}

    /** A friend is linked with us now, or not any more. */
    record FriendLinked(String person, boolean linked) implements Event {}

    /** Others show themselves on our networks than did before, or we do. */
    record NearbyChanged() implements Event {}

    /** Our own devices: which there are, what they are called, which of them are linked with this one. */
    record DevicesChanged() implements Event {}

    /** It came a step further with a new device of ours. */
    record PairingMoved(PairingView.Step step) implements Event {}

    /** So many messages were copied from another device of ours, of so many. */
    record HistoryCopied(String device, long done, long total) implements Event {}

    /** Something about people or invites that a person should read. */
    record PeopleNotice(String sentence) implements Event {}

    /** A new message. */
    record MessageCame(String with, String message, boolean own) implements Event {}

    /** Other words, a reaction, or gone. */
    record MessageChanged(String with, String message) implements Event {}

    /** A message came further on its way. */
    record MessageMoved(String with, String message) implements Event {}

    /** A conversation itself is different: its timer, what was read, how we want it. */
    record ConversationChanged(String with) implements Event {}

    /** A friend writes, or has stopped. Who hears nothing more for six seconds takes it as stopped. */
    record Typing(String with, boolean writing) implements Event {}

    /**
     * A file came further, began or ended; a few times a second at most.
     *
     * @param own whether it is ours, and goes
     * @param to whom it goes, if it is ours
     */
    record FileMoved(
            String file, boolean own, Optional<String> to, FileState state, long bytes, long done, long bytesPerSecond)
            implements Event {}

    /** Somebody chose something else. */
    record SettingChanged(String name, String value) implements Event {}

    /** The profile was locked; nothing happens after it. */
    record Locked() implements Event {}

    /**
     * Said to one listener, who came too late for some events: look anew at whatever is shown.
     *
     * @param count how many, as far as it is known
     */
    record Missed(long count) implements Event {}
}
