package chat.warren.node.link;

import chat.warren.dht.rendezvous.PairId;

/** A connection to one device, both ends of which have shown who they are. It may end at any moment. */
public interface Link {
    /** No frame is longer: a piece of a file with its proof, and no room for somebody to fill our memory. */
    int MAX_FRAME_BYTES = 128 << 10;

    PairId pair();

    Peer peer();

    LinkView view();

    /**
     * Sends a frame. What was taken is not sure to arrive: that is for whoever is above to acknowledge.
     *
     * @return false when the lane is full and the frame was not taken; {@link LinkWatcher#room} tells when to go on
     */
    boolean send(Lane lane, byte[] frame);

    /** Stops or goes on telling of frames that come on a lane; the other side is soon told to wait. */
    void pause(Lane lane, boolean paused);

    /** Ends it, and wants no other: neither side looks for a new one until there is a reason to. */
    void close();

    /**
     * Ends it because something here went wrong: both sides look for each other again at once, as often as a dial
     * budget lets them, and what was not confirmed comes again.
     *
     * @param why for those who watch links
     */
    void giveUp(String why);
}
