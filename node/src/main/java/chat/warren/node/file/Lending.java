package chat.warren.node.file;

import chat.warren.node.file.disk.Source;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.HashTree;
import java.io.IOException;
import java.util.List;

/** A content of ours that is read for others just now. */
final class Lending {
    private final Content content;
    private final Source source;
    private final HashTree tree;

    Lending(Content content, Source source, HashTree tree) {
        this.content = content;
        this.source = source;
        this.tree = tree;
    }

    Content content() {
        return content;
    }

    /** The block with its proof. One that was changed since it was offered is not sent: it would look like a lie. */
    FileFrame.Block block(int number) throws IOException {
        byte[] bytes = source.read(number);
        List<byte[]> proof = tree.proof(number, source);
        FileFrame.Block block = new FileFrame.Block(content.id(), number, proof, bytes);
        if (!HashTree.fits(content, number, bytes, proof)) {
            throw new IOException("a file was changed");
        }
        return block;
    }

    void close() {
        try {
            source.close();
        } catch (IOException e) {
            // Only read from.
        }
    }
}
