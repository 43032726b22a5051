package chat.warren.dht.bencode;

import chat.warren.crypto.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names and values, sorted by name and each name once.
 *
 * <p>The readers below answer null for what is absent and throw for what has the wrong kind: both are the sender's
 * doing, but only the second is a fault.
 */
public final class Dictionary implements Bencode {
    public static final Dictionary EMPTY = new Dictionary(List.of(), List.of());

    private final List<ByteString> names;
    private final List<Bencode> values;

    private Dictionary(List<ByteString> names, List<Bencode> values) {
        this.names = names;
        this.values = values;
    }

    /** Takes names that are already in order, as a reader finds them. */
    static Dictionary sorted(List<ByteString> names, List<Bencode> values) {
        return names.isEmpty() ? EMPTY : new Dictionary(names, values);
    }

    public static Builder builder() {
        return new Builder();
    }

    public int size() {
        return names.size();
    }

    public ByteString name(int index) {
        return names.get(index);
    }

    public Bencode value(int index) {
        return values.get(index);
    }

    public @Nullable Bencode get(String name) {
        // At most a dozen names: walking them is faster than any tree.
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).is(name)) {
                return values.get(i);
            }
        }
        return null;
    }

    public @Nullable ByteString bytes(String name) throws MalformedException {
        return switch (get(name)) {
            case null -> null;
            case ByteString bytes -> bytes;
            default -> throw new MalformedException(name + " is not a byte string");
        };
    }

    public @Nullable Whole whole(String name) throws MalformedException {
        return switch (get(name)) {
            case null -> null;
            case Whole whole -> whole;
            default -> throw new MalformedException(name + " is not a number");
        };
    }

    public @Nullable Sequence sequence(String name) throws MalformedException {
        return switch (get(name)) {
            case null -> null;
            case Sequence sequence -> sequence;
            default -> throw new MalformedException(name + " is not a list");
        };
    }

    public @Nullable Dictionary dictionary(String name) throws MalformedException {
        return switch (get(name)) {
            case null -> null;
            case Dictionary dictionary -> dictionary;
            default -> throw new MalformedException(name + " is not a dictionary");
        };
    }

    public ByteString needBytes(String name) throws MalformedException {
        ByteString bytes = bytes(name);
        if (bytes == null) {
            throw new MalformedException(name + " is missing");
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dictionary that && names.equals(that.names) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + values.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(names.get(i).asText())
                    .append('=')
                    .append(values.get(i));
        }
        return text.append('}').toString();
    }

    /** Puts names in order as they come; giving one twice is our own mistake. */
    public static final class Builder {
        private final List<ByteString> names = new ArrayList<>();
        private final List<Bencode> values = new ArrayList<>();

        private Builder() {}

        public Builder put(String name, Bencode value) {
            return put(ByteString.ascii(name), value);
        }

        public Builder put(ByteString name, Bencode value) {
            int at = names.size();
            while (at > 0 && names.get(at - 1).compareTo(name) > 0) {
                at--;
            }
            if (at > 0 && names.get(at - 1).equals(name)) {
                throw new IllegalStateException("twice in one dictionary: " + name.asText());
            }
            names.add(at, name);
            values.add(at, value);
            return this;
        }

        public Builder put(String name, long value) {
            return put(name, new Whole(value));
        }

        /** For what may be absent. */
        public Builder putIfPresent(String name, @Nullable Bencode value) {
            return value == null ? this : put(name, value);
        }

        public Builder putAll(Dictionary other) {
            for (int i = 0; i < other.size(); i++) {
                put(other.name(i), other.value(i));
            }
            return this;
        }

        public Dictionary build() {
            return sorted(List.copyOf(names), List.copyOf(values));
        }
    }
}
