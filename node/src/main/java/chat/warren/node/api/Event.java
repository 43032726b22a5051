package chat.warren.node.api;

/** Something that happened in a node, with what is needed to show it. What more there is, is asked for. */
public sealed interface Event {
    /** We are connected, or not any more, or differently. */
    record NetworkChanged(NetworkState state) implements Event {}

    /** The profile was locked; nothing happens after it. */
    record Locked() implements Event {}

    /**
     * Said to one listener, who came too late for some events: look anew at whatever is shown.
     *
     * @param count how many, as far as it is known
     */
    record Missed(long count) implements Event {}
}
