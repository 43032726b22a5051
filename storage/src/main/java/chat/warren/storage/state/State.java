package chat.warren.storage.state;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;

/**
 * What a protocol remembers about somebody or something.
 *
 * @param kind which protocol, "ratchet" or "pair" for instance
 * @param subject whom or what it concerns
 */
public record State(String kind, Octets subject, Octets bytes) {
    static final RowFormat<State> FORMAT = new RowFormat<>() {
        @Override
        public void write(State state, RowWriter out) {
            out.text(state.kind).octets(state.subject).octets(state.bytes);
        }

        @Override
        public State read(RowReader in) throws MalformedException {
            return new State(in.text(), in.octets(), in.octets());
        }
    };
}
