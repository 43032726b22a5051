package chat.warren.node.chat.wire;

import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.List;

/** A frame of the chat lane. */
public sealed interface ChatFrame {
    /** What one frame carries of envelopes: one of the largest, or a thousand small ones. */
    int MAX_ENVELOPES_BYTES = 72 << 10;
    /** As many mailboxes as one asks about at once: a hundred friends, three days of each. */
    int MAX_MAILBOXES = 512;
    /** As many as one frame of envelopes can have brought. */
    int MAX_REFUSED = 1_024;

    /**
     * The first on a link, from both ends.
     *
     * @param session names the ratchet that the sender has stored for this pair; 0 is none
     * @param habits bits, see {@link #SHOWS_ARRIVAL}
     */
    record Hello(long session, long habits) implements ChatFrame {
        /** The sender does not mind that people see when something arrived. */
        public static final long SHOWS_ARRIVAL = 1;
    }

    /** Sealed messages, in the order in which they are to be opened. */
    record Envelopes(List<Octets> envelopes) implements ChatFrame {
        public Envelopes {
            envelopes = List.copyOf(envelopes);
        }
    }

    /**
     * So many envelopes of this link are on the disk here, but for those refused.
     *
     * @param count all since the link came up
     */
    record Handled(long count, List<Refused> refused) implements ChatFrame {
        public Handled {
            refused = List.copyOf(refused);
        }
    }

    /**
     * One that could not be kept.
     *
     * @param index which one of this link, counted from 0
     */
    record Refused(long index, Reason reason) {}

    /** On the wire by position. */
    enum Reason {
        /** No key of ours opens it: seal it anew. */
        NOT_OURS,
        /** Too many before it are missing: again, after them. */
        TOO_EARLY,
        /** It opened, and says nothing that can be said. */
        NONSENSE,
        /** Its key was used or given up: if it still waits at its sender, seal it anew. */
        GONE
    }

    List<Reason> REASONS = List.of(Reason.values());

    /** Somebody writes just now, or has stopped. */
    record Typing(ConversationId conversation, boolean writing) implements ChatFrame {}

    /**
     * Please keep this for whoever knows the mailbox.
     *
     * @param until when it is of no use any more
     */
    record Deposit(Octets mailbox, Instant until, Octets envelope) implements ChatFrame {}

    /**
     * It is kept until then.
     *
     * @param name of the envelope: the first half of its id
     * @param until the epoch's beginning says: it is not kept
     */
    record Promised(Octets mailbox, Id name, Instant until) implements ChatFrame {}

    /** What is there for these mailboxes? */
    record Fetch(List<Octets> mailboxes) implements ChatFrame {
        public Fetch {
            mailboxes = List.copyOf(mailboxes);
        }
    }

    /** One that was kept. */
    record Kept(Octets mailbox, Octets envelope) implements ChatFrame {}

    /** That was the answer to a fetch. */
    record Fetched(boolean more) implements ChatFrame {}

    /** It need not be kept any more: whoever knows the mailbox may say so. */
    record Taken(Octets mailbox, Id name) implements ChatFrame {}

    /** With whom a conversation is, and the place of the last message in it. */
    record Shelf(PersonId with, long last) {}

    /** What our own devices say to copy from each other. */
    sealed interface Copy extends ChatFrame {
        /** How far the sender's conversations go. */
        record Shelves(List<Shelf> shelves) implements Copy {
            public Shelves {
                shelves = List.copyOf(shelves);
            }
        }

        /** Please, what is behind this place in the conversation with this person. */
        record After(PersonId with, long place) implements Copy {}

        /** It, up to a place of the sender's. */
        record Page(PersonId with, long upTo, Octets records) implements Copy {}
    }
}
