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
        @Override
        public Id target() {
            return name.target();
        }

        @Override
        public Query query() {
            return new Query.Get(target(), newerThan, Want.DEFAULT);
        }

        /**
         * Whether answers may be long. Whoever replaces a mutable item only wants to know which version is there, and
         * who does not answer pings would not get what a holder keeps back until then.
         */
        boolean wantsValue(boolean readOnly) {
            return newerThan.isEmpty() && (readOnly || effort == Effort.FULL);
        }
    }
}
