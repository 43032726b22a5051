package chat.warren.storage.row;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes the plaintext of one row. Instants are kept to the millisecond. */
public final class RowWriter {
    private final ByteWriter out = new ByteWriter();

    public RowWriter u8(int value) {
        out.u8(value);
        return this;
    }

    public RowWriter u32(long value) {
        out.u32(value);
        return this;
    }

    public RowWriter i64(long value) {
        out.i64(value);
        return this;
    }

    public RowWriter flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    /** One of a few values, by its position among them: new ones go to the end. */
    public <E> RowWriter choice(List<E> choices, E value) {
        return u8(choices.indexOf(value));
    }

    public RowWriter instant(Instant value) {
        return i64(value.toEpochMilli());
    }

    public RowWriter id(Id value) {
        out.bytes(value.toArray());
        return this;
    }

    public RowWriter text(String value) {
        out.block32(value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public RowWriter octets(Octets value) {
        out.block32(value.toArray());
        return this;
    }

    /** Bytes that are wiped once they are written. */
    public RowWriter secret(byte[] value) {
        out.block32(value);
        Bytes.wipe(value);
        return this;
    }

    public <T> RowWriter optional(Optional<T> value, BiConsumer<RowWriter, T> writer) {
        flag(value.isPresent());
        value.ifPresent(present -> writer.accept(this, present));
        return this;
    }

    public <T> RowWriter list(Collection<T> values, BiConsumer<RowWriter, T> writer) {
        u32(values.size());
        values.forEach(value -> writer.accept(this, value));
        return this;
    }

    public byte[] toArray() {
        return out.toArray();
    }

    /** Overwrites what was written: rows hold messages and keys. */
    public void wipe() {
        out.wipe();
    }
}
