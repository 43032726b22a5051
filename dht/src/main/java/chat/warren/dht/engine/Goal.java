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

    record Items(ItemName name) implements Goal {
        @Override
        public Id target() {
            return name.target();
        }

        @Override
        public Query query() {
            return new Query.Get(target(), OptionalLong.empty(), Want.DEFAULT);
        }
    }
}
