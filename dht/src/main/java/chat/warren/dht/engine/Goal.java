package chat.warren.dht.engine;

import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Query;
import chat.warren.dht.wire.Want;
import java.util.OptionalLong;

/** What a search is for. */
sealed interface Goal {
    Id target();

    Query query();

    /** The nodes around a place. */
    record Nodes(Id target, Want want) implements Goal {
        @Override
        public Query query() {
            return new Query.FindNode(target, want);
        }
    }

    record Peers(Id target) implements Goal {
        @Override
        public Query query() {
            return new Query.GetPeers(target, Want.DEFAULT);
        }
    }

    /**
     * An item.
     *
     * @param newerThan those who have nothing newer need not send what they have
     */
    record Items(ItemName name, Effort effort, OptionalLong newerThan) implements Goal {
        /** For an item and all the contacts of a bucket ({@link Responder}). */
        private static final int THOROUGH_BYTES = 270;

        /** A record of 424 bytes makes an answer of 640. */
        private static final int RECORD_BYTES = 225;

        @Override
        public Id target() {
            return name.target();
        }

        @Override
        public Query query() {
            return new Query.Get(target(), newerThan, Want.DEFAULT);
        }

        /**
         * How long a query is, so that three times as much comes back at once even from a node that cannot know whether
         * our address is real. Whoever replaces a mutable item only wants to know which version is there; and who does
         * not answer pings would not get what a holder keeps back until then.
         */
        int paidBytes(boolean readOnly) {
            if (newerThan.isPresent()) {
                return 0;
            }
            return effort == Effort.FULL ? THOROUGH_BYTES : readOnly ? RECORD_BYTES : 0;
        }
    }
}
