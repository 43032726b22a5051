package chat.warren.storage.file;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.util.List;

/** A file on its way to or from somebody. */
public record Transfer(FileId file, PersonId with, Direction direction, State state, Pieces pieces) {
    /** Stored by position in {@link #DIRECTIONS}. */
    public enum Direction {
        COMING,
        GOING
    }

    /** Stored by position in {@link #STATES}. */
    public enum State {
        OFFERED,
        RUNNING,
        PAUSED,
        DONE,
        GIVEN_UP
    }

    private static final List<Direction> DIRECTIONS = List.of(Direction.values());
    private static final List<State> STATES = List.of(State.values());

    public Transfer arrived(int piece) {
        return new Transfer(file, with, direction, state, pieces.with(piece));
    }

    public Transfer now(State changed) {
        return new Transfer(file, with, direction, changed, pieces);
    }

    static final RowFormat<Transfer> FORMAT = new RowFormat<>() {
        @Override
        public void write(Transfer transfer, RowWriter out) {
            out.id(transfer.file.id())
                    .id(transfer.with.id())
                    .choice(DIRECTIONS, transfer.direction)
                    .choice(STATES, transfer.state)
                    .u32(transfer.pieces.count())
                    .octets(transfer.pieces.bitmap());
        }

        @Override
        public Transfer read(RowReader in) throws MalformedException {
            return new Transfer(
                    new FileId(in.id()),
                    new PersonId(in.id()),
                    in.choice(DIRECTIONS),
                    in.choice(STATES),
                    Pieces.of((int) in.u32(), in.octets()));
        }
    };
}
