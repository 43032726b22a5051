package chat.warren.node.file;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.FileFrame.Span;
import chat.warren.node.file.FileFrame.Why;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.ContentId;
import chat.warren.node.file.tree.HashTree;
import chat.warren.storage.row.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames on the lane for files, big-endian:
 *
 * <pre>
 * 1 seek      type u8 | content 32
 * 2 have      type u8 | content 32 | spans u16 | first u32, count u32 | …
 * 3 lack      type u8 | content 32 | why u8
 * 4 ask       type u8 | content 32 | first u32 | count u32
 * 5 withdraw  type u8 | content 32
 * 6 block     type u8 | content 32 | number u32 | siblings u8 | 32 each | bytes
 * </pre>
 */
final class FileWire {
    /** Who has more holes than that says so once they are fewer. */
    static final int MAX_SPANS = 1024;
    /** The tree over the largest content is that high. */
    private static final int MAX_PROOF = 28;

    private static final int SEEK = 1;
    private static final int HAVE = 2;
    private static final int LACK = 3;
    private static final int ASK = 4;
    private static final int WITHDRAW = 5;
    private static final int BLOCK = 6;

    private FileWire() {}

    static byte[] encode(FileFrame frame) {
        ByteWriter out = new ByteWriter();
        out.u8(type(frame)).bytes(frame.content().hash().toArray());
        switch (frame) {
            case FileFrame.Seek seek -> {}
            case FileFrame.Withdraw withdraw -> {}
            case FileFrame.Lack lack -> out.u8(lack.why().code());
            case FileFrame.Ask ask -> out.u32(ask.span().first()).u32(ask.span().count());
            case FileFrame.Have have -> {
                out.u16(have.spans().size());
                have.spans().forEach(span -> out.u32(span.first()).u32(span.count()));
            }
            case FileFrame.Block block -> {
                out.u32(block.number()).u8(block.proof().size());
                block.proof().forEach(out::bytes);
                return Bytes.concat(out.toArray(), block.bytes()); // Copied once, and not as the writer grows.
            }
        }
        return out.toArray();
    }

    private static int type(FileFrame frame) {
        return switch (frame) {
            case FileFrame.Seek seek -> SEEK;
            case FileFrame.Have have -> HAVE;
            case FileFrame.Lack lack -> LACK;
            case FileFrame.Ask ask -> ASK;
            case FileFrame.Withdraw withdraw -> WITHDRAW;
            case FileFrame.Block block -> BLOCK;
        };
    }

    static FileFrame parse(byte[] bytes) throws MalformedException {
        ByteReader in = new ByteReader(bytes);
        int type = in.u8();
        ContentId content = new ContentId(Octets.of(in.bytes(HashTree.HASH_BYTES)));
        FileFrame frame = switch (type) {
            case SEEK -> new FileFrame.Seek(content);
            case HAVE -> new FileFrame.Have(content, spans(in));
            case LACK -> new FileFrame.Lack(content, why(in.u8()));
            case ASK -> new FileFrame.Ask(content, span(in));
            case WITHDRAW -> new FileFrame.Withdraw(content);
            case BLOCK -> block(content, in);
            default -> throw new MalformedException("a frame about files that we do not know");
        };
        in.end();
        return frame;
    }

    private static List<Span> spans(ByteReader in) throws MalformedException {
        int count = in.u16();
        if (count > MAX_SPANS) {
            throw new MalformedException("more spans than are said at once");
        }
        List<Span> spans = new ArrayList<>(count);
        int end = -1;
        for (int i = 0; i < count; i++) {
            Span span = span(in);
            if (span.first() <= end) {
                throw new MalformedException("spans that are not in order");
            }
            end = span.end();
            spans.add(span);
        }
        return spans;
    }

    private static Span span(ByteReader in) throws MalformedException {
        long first = in.u32();
        long count = in.u32();
        if (count < 1 || first + count > Content.MAX_BYTES / Content.BLOCK_BYTES) {
            throw new MalformedException("blocks that no content has");
        }
        return new Span((int) first, (int) count);
    }

    private static Why why(int code) throws MalformedException {
        for (Why why : Why.values()) {
            if (why.code() == code) {
                return why;
            }
        }
        throw new MalformedException("a reason that we do not know");
    }

    private static FileFrame block(ContentId content, ByteReader in) throws MalformedException {
        long number = in.u32();
        int siblings = in.u8();
        if (siblings > MAX_PROOF || number >= Content.MAX_BYTES / Content.BLOCK_BYTES) {
            throw new MalformedException("a block that no content has");
        }
        List<byte[]> proof = new ArrayList<>(siblings);
        for (int i = 0; i < siblings; i++) {
            proof.add(in.bytes(HashTree.HASH_BYTES));
        }
        if (in.remaining() > Content.BLOCK_BYTES) {
            throw new MalformedException("a block longer than blocks are");
        }
        return new FileFrame.Block(content, (int) number, proof, in.rest());
    }
}
