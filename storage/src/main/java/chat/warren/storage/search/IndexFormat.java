package chat.warren.storage.search;

import chat.warren.crypto.wire.MalformedException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The index as bytes.
 *
 * <pre>
 * version(1) = 1
 * entries(4)   then for each: message number(8)
 * conversations(4)   then for each: number(8) ‖ place(8)
 * words(4)   then for each: length(1) ‖ UTF-8 ‖ last entry(4) ‖ length(4) ‖ differences of entries
 * "END1"(4)
 * </pre>
 */
final class IndexFormat {
    private static final int VERSION = 1;
    private static final byte[] END = "END1".getBytes(StandardCharsets.US_ASCII);

    private IndexFormat() {}

    static void write(SearchIndex index, DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeInt(index.entries());
        for (int entry = 0; entry < index.entries(); entry++) {
            out.writeLong(index.number(entry));
        }
        Map<Long, Long> upTo = index.upTo();
        out.writeInt(upTo.size());
        for (Map.Entry<Long, Long> conversation : upTo.entrySet()) {
            out.writeLong(conversation.getKey());
            out.writeLong(conversation.getValue());
        }
        out.writeInt(index.dictionary().size());
        for (int word = 0; word < index.dictionary().size(); word++) {
            byte[] text = index.dictionary().word(word);
            byte[] list = index.postings().encoded(word);
            out.writeByte(text.length);
            out.write(text);
            out.writeInt(index.postings().last(word));
            out.writeInt(list.length);
            out.write(list);
        }
        out.write(END);
    }

    /** @param longest no list can be longer than the whole file */
    static SearchIndex read(DataInputStream in, long longest) throws IOException, MalformedException {
        if (in.readUnsignedByte() != VERSION) {
            throw new MalformedException("an index of another version");
        }
        SearchIndex index = new SearchIndex();
        int entries = count(in, longest);
        for (int entry = 0; entry < entries; entry++) {
            index.addEntry(in.readLong());
        }
        int conversations = count(in, longest);
        for (int i = 0; i < conversations; i++) {
            index.seen(in.readLong(), in.readLong());
        }
        int words = count(in, longest);
        for (int i = 0; i < words; i++) {
            readWord(in, longest, index);
        }
        if (!Arrays.equals(in.readNBytes(END.length), END)) {
            throw new MalformedException("an index without its end");
        }
        return index;
    }

    private static void readWord(DataInputStream in, long longest, SearchIndex index)
            throws IOException, MalformedException {
        byte[] text = exactly(in, in.readUnsignedByte());
        int last = in.readInt();
        byte[] list = exactly(in, count(in, longest));
        int words = index.dictionary().size();
        int word = index.dictionary().number(text);
        if (word != words || last < 0 || last >= index.entries() || lastOf(list) != last) {
            throw new MalformedException("a word twice, or with entries that are not there");
        }
        index.postings().load(word, list, last);
    }

    /** Walks through the list, because a list that leads beyond the entries would be found out only by a search. */
    private static long lastOf(byte[] list) throws MalformedException {
        long entry = -1;
        long difference = 0;
        int shift = 0;
        for (byte piece : list) {
            difference |= (piece & 0x7fL) << shift;
            shift += 7;
            if (piece >= 0) {
                if (difference == 0 || shift > 35) {
                    throw new MalformedException("a list of entries that does not ascend");
                }
                entry += difference;
                difference = 0;
                shift = 0;
            } else if (shift >= 35) {
                throw new MalformedException("a list of entries with a number too long");
            }
        }
        if (shift != 0) {
            throw new MalformedException("a list of entries that was cut");
        }
        return entry;
    }

    private static byte[] exactly(DataInputStream in, int count) throws IOException, MalformedException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length != count) {
            throw new MalformedException("an index that was cut");
        }
        return bytes;
    }

    private static int count(DataInputStream in, long longest) throws IOException, MalformedException {
        int count = in.readInt();
        if (count < 0 || count > longest) {
            throw new MalformedException("a number larger than the file");
        }
        return count;
    }
}
