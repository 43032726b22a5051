package chat.warren.storage.file;

import chat.warren.storage.row.Octets;
import java.util.BitSet;

/** Which pieces of a file are there: a bitmap that never changes; marking gives another one. */
public final class Pieces {
    /** A bitmap of 128 KiB. With pieces of 1 MiB that is a file of a terabyte. */
    public static final int MAX_COUNT = 1 << 20;

    private final int count;
    private final BitSet there;

    private Pieces(int count, BitSet there) {
        if (count < 0 || count > MAX_COUNT || there.length() > count) {
            throw new IllegalArgumentException("a file has up to " + MAX_COUNT + " pieces");
        }
        this.count = count;
        this.there = there;
    }

    public static Pieces none(int count) {
        return new Pieces(count, new BitSet());
    }

    /** The pieces whose bits are set. */
    public static Pieces of(int count, BitSet there) {
        return new Pieces(count, (BitSet) there.clone());
    }

    static Pieces of(int count, Octets bitmap) {
        if (bitmap.length() > MAX_COUNT / Byte.SIZE) {
            throw new IllegalArgumentException("a bitmap of more pieces than a file has");
        }
        return new Pieces(count, BitSet.valueOf(bitmap.toArray()));
    }

    Octets bitmap() {
        return Octets.of(there.toByteArray());
    }

    public Pieces with(int piece) {
        BitSet more = (BitSet) there.clone();
        more.set(checked(piece));
        return new Pieces(count, more);
    }

    public boolean has(int piece) {
        return there.get(checked(piece));
    }

    public int count() {
        return count;
    }

    public int arrived() {
        return there.cardinality();
    }

    public boolean isComplete() {
        return arrived() == count;
    }

    private int checked(int piece) {
        if (piece < 0 || piece >= count) {
            throw new IllegalArgumentException("a file of " + count + " pieces has no piece " + piece);
        }
        return piece;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pieces that && count == that.count && there.equals(that.there);
    }

    @Override
    public int hashCode() {
        return 31 * there.hashCode() + count;
    }

    @Override
    public String toString() {
        return arrived() + " of " + count + " pieces";
    }
}
