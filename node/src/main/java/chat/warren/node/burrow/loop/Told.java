package chat.warren.node.burrow.loop;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.ChatEvent;
import chat.warren.node.diagnosis.Foothold;
import chat.warren.node.friend.FriendEvent;
import chat.warren.node.pairing.Pairing;
import chat.warren.node.share.Live;
import chat.warren.storage.people.PersonId;

/** Told what happens in a burrow, on its thread: so briefly, and without waiting. */
public interface Told {
    void happened(ChatEvent event);

    void happened(FriendEvent event);

    /** A file came further. On the files' thread. */
    void moved(Live live);

    /** It came a step further with a new device of ours. */
    void paired(Pairing step);

    /** So many messages were copied from another device of ours, of so many. */
    void copying(DeviceId from, long done, long total);

    /** A friend is linked with us now, or not any more. */
    void linked(PersonId person, boolean up);

    /** Others show themselves on our networks than did before, or we do. */
    void nearbyChanged();

    /** Our own network stands otherwise than it did. */
    void stands(Foothold foothold);

    /** Something could not be kept, or a link did not come about; a sentence for the log, without names. */
    void noted(String sentence);
}
