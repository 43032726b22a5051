package chat.warren.storage.chat;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.List;

/** What a message says. */
public sealed interface Content {
    /** Longer texts travel as files: a page of fifty must stay small enough to open at once. */
    int MAX_TEXT_CHARS = 32_768;

    /** As many as one sends at once by hand; an album is several messages. */
    int MAX_FILES = 64;

    /**
     * Words, files, or both.
     *
     * @param mentions as they stand in the text
     */
    record Text(String text, List<FileId> files, List<Mention> mentions) implements Content {
        public Text {
            files = List.copyOf(files);
            mentions = List.copyOf(mentions);
            if (!Mention.fitting(text, mentions).equals(mentions)) {
                throw new IllegalArgumentException("a mention that is not in the text");
            }
            if (text.length() > MAX_TEXT_CHARS || files.size() > MAX_FILES) {
                throw new IllegalArgumentException("a message of more text or files than a message may have");
            }
        }

        public Text(String text, List<FileId> files) {
            this(text, files, List.of());
        }
    }

    /** Something that happened in the conversation: a call, a member who left. The kinds are the node's. */
    record Notice(int kind, String detail) implements Content {}

    /** It was deleted, or has disappeared. The row stays, so that a late copy is still known and not shown again. */
    record Deleted(Instant at) implements Content {}

    static Content text(String text) {
        return new Text(text, List.of());
    }

    static void write(Content content, RowWriter out) {
        switch (content) {
            case Text(String text, List<FileId> files, List<Mention> mentions) -> {
                out.u8(mentions.isEmpty() ? 1 : 4).text(text).list(files, (to, file) -> to.id(file.id()));
                if (!mentions.isEmpty()) {
                    out.list(
                            mentions,
                            (to, each) ->
                                    to.id(each.person().id()).u32(each.from()).u32(each.length()));
                }
            }
            case Notice(int kind, String detail) -> out.u8(2).u32(kind).text(detail);
            case Deleted(Instant at) -> out.u8(3).instant(at);
        }
    }

    static Content read(RowReader in) throws MalformedException {
        return switch (in.u8()) {
            case 1 -> new Text(in.text(), in.list(from -> new FileId(from.id())));
            case 2 -> new Notice((int) in.u32(), in.text());
            case 3 -> new Deleted(in.instant());
            case 4 ->
                new Text(
                        in.text(),
                        in.list(from -> new FileId(from.id())),
                        in.list(from -> new Mention(new PersonId(from.id()), (int) from.u32(), (int) from.u32())));
            default -> throw new MalformedException("a kind of content that this version does not know");
        };
    }
}
