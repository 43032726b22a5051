package chat.warren.node.file;

import chat.warren.node.file.disk.Source;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.ContentId;
import chat.warren.node.file.tree.HashTree;
import java.io.IOException;

/** A content of ours that is read for others just now. */
final class Lending {
    private final Content content;
    private final ContentId id;
    private final Source source;
    private final HashTree tree;

    Lending(Content content, Source source, HashTree tree) {
        this.content = content;
        this.id = content.id();
        this.source = source;
        this.tree = tree;
    }

    Content content() {
        return content;
    }

    ContentId id() {
        return id;
    }

    /** The block with its proof. One that was changed since it was offered is not sent: it would look like a lie. */
    FileFrame.Block block(int number) throws IOException {
        byte[] bytes = source.read(number);
        if (!tree.holds(number, bytes, source)) {
            throw new IOException("a file was changed");
        }
        return new FileFrame.Block(id, number, tree.proof(number, source), bytes);
    }

    void close() {
        try {
            source.close();
        } catch (IOException e) {
            // Only read from.
        }
    }
}
