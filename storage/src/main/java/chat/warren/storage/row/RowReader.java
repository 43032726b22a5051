package chat.warren.storage.row;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the plaintext of one row. */
public final class RowReader {
    private final ByteReader in;

    public RowReader(byte[] bytes) {
        this.in = new ByteReader(bytes);
    }

    /** Reads one value of a list or of an optional field. */
    public interface Element<T> {
        T read(RowReader in) throws MalformedException;
    }

    public int u8() throws MalformedException {
        return in.u8();
    }

    public long u32() throws MalformedException {
        return in.u32();
    }

    public long i64() throws MalformedException {
        return in.i64();
    }

    public boolean flag() throws MalformedException {
        return switch (in.u8()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new MalformedException("a flag is 0 or 1");
        };
    }

    /** One of a few values, whose order is part of the format. */
    public <E> E choice(List<E> choices) throws MalformedException {
        int number = in.u8();
        if (number >= choices.size()) {
            throw new MalformedException("a choice that this version does not know");
        }
        return choices.get(number);
    }

    public Instant instant() throws MalformedException {
        return Instant.ofEpochMilli(in.i64());
    }

    public Id id() throws MalformedException {
        return Id.of(in.bytes(Id.BYTES));
    }

    public String text() throws MalformedException {
        return new String(in.block32(in.remaining()), StandardCharsets.UTF_8);
    }

    public Octets octets() throws MalformedException {
        return Octets.of(in.block32(in.remaining()));
    }

    /** Bytes that the caller wipes. */
    public byte[] secret() throws MalformedException {
        return in.block32(in.remaining());
    }

    public <T> Optional<T> optional(Element<T> element) throws MalformedException {
        return flag() ? Optional.of(element.read(this)) : Optional.empty();
    }

    public <T> List<T> list(Element<T> element) throws MalformedException {
        long count = in.u32();
        // Every element takes at least a byte, so a count beyond what is left is a lie: checked before the list grows.
        if (count > in.remaining()) {
            throw new MalformedException("a list says it is longer than its row");
        }
        List<T> values = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            values.add(element.read(this));
        }
        return List.copyOf(values);
    }

    /** Where a row may have had less once. */
    public boolean isAtEnd() {
        return in.remaining() == 0;
    }

    public void end() throws MalformedException {
        in.end();
    }
}
