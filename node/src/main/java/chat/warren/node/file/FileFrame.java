package chat.warren.node.file;

import chat.warren.node.file.tree.ContentId;
import java.util.List;

/** What is said about files on a link's lane for them. Each question and answer stands for itself. */
sealed interface FileFrame {
    ContentId content();

    /** Do you have it, and may I? */
    record Seek(ContentId content) implements FileFrame {}

    /**
     * These blocks of it, and more as they come when it is not complete.
     *
     * @param spans in order, without touching each other
     */
    record Have(ContentId content, List<Span> spans) implements FileFrame {
        public Have {
            spans = List.copyOf(spans);
        }
    }

    /** Nothing of it, and asks are forgotten. */
    record Lack(ContentId content, Why why) implements FileFrame {}

    /** Send me these, in this order. */
    record Ask(ContentId content, Span span) implements FileFrame {}

    /** All that I asked for of this is not wanted any more. */
    record Withdraw(ContentId content) implements FileFrame {}

    /** One block and the siblings on its way to the root. The bytes are nobody else's. */
    final class Block implements FileFrame {
        private final ContentId content;
        private final int number;
        private final List<byte[]> proof;
        private final byte[] bytes;

        Block(ContentId content, int number, List<byte[]> proof, byte[] bytes) {
            this.content = content;
            this.number = number;
            this.proof = List.copyOf(proof);
            this.bytes = bytes;
        }

        @Override
        public ContentId content() {
            return content;
        }

        int number() {
            return number;
        }

        List<byte[]> proof() {
            return proof;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public String toString() {
            return "block " + number + " of " + bytes.length + " bytes";
        }
    }

    /** Blocks beside each other. */
    record Span(int first, int count) {
        public Span {
            if (first < 0 || count < 1 || first + count < 0) {
                throw new IllegalArgumentException("no blocks are " + first + " and " + count + " on");
            }
        }

        int end() {
            return first + count;
        }
    }

    /** Why somebody does not give it. */
    enum Why {
        /** Never had it, or may not give it to you: the two look alike on purpose. */
        NOT_HERE(1),
        /** It was changed since it was offered. */
        CHANGED(2),
        /** Not just now; asking again later is welcome. */
        PAUSED(3);

        private final int code;

        Why(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
