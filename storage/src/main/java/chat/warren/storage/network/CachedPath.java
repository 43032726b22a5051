package chat.warren.storage.network;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.List;

/** A way to a friend that worked once, and may again. */
public record CachedPath(PersonId friend, Kind kind, Endpoint endpoint, Instant worked, long roundTripMicros) {
    /** Stored by position in {@link #ALL}. */
    public enum Kind {
        LAN,
        IPV6,
        IPV4,
        RELAY,
        TCP
    }

    static final List<Kind> ALL = List.of(Kind.values());

    static final RowFormat<CachedPath> FORMAT = new RowFormat<>() {
        @Override
        public void write(CachedPath path, RowWriter out) {
            out.id(path.friend.id())
                    .choice(ALL, path.kind)
                    .octets(path.endpoint.address())
                    .u32(path.endpoint.port())
                    .instant(path.worked)
                    .i64(path.roundTripMicros);
        }

        @Override
        public CachedPath read(RowReader in) throws MalformedException {
            return new CachedPath(
                    new PersonId(in.id()),
                    in.choice(ALL),
                    new Endpoint(in.octets(), (int) in.u32()),
                    in.instant(),
                    in.i64());
        }
    };
}
