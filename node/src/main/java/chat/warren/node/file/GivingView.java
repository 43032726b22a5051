package chat.warren.node.file;

import chat.warren.node.file.tree.Content;
import chat.warren.storage.people.PersonId;

/**
 * How far somebody is with what we give them.
 *
 * @param reached the blocks up to here went to them, or were there before
 */
public record GivingView(Content content, PersonId to, State state, int reached) {
    /** What is being done about it. */
    public enum State {
        /** They are not there, or ask for nothing. */
        WAITING,
        RUNNING,
        PAUSED,
        /** They have all of it. */
        COMPLETE,
        /** Nobody gets it any more. */
        WITHDRAWN
    }
}
