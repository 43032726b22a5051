package chat.warren.node.chat.item;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.row.Id;

/**
 * An item as bytes: {@code version(1) = 1 ‖ kind(1) ‖ stamp(8) ‖ conversation(16) ‖ parts}. Known parts stand in the
 * order of their types, unknown ones behind them as they came.
 */
public final class ItemWire {
    private static final int VERSION = 1;

    private static final int WORDS = 1;
    private static final int EDIT = 2;
    private static final int DELETE = 3;
    private static final int REACT = 4;
    private static final int READ = 5;
    private static final int ARRIVED = 6;
    private static final int TIMER = 7;

    private ItemWire() {}

    public static byte[] encode(Item item) {
        ByteWriter out = new ByteWriter()
                .u8(VERSION)
                .u8(kind(item.saying()))
                .i64(item.stamp())
                .bytes(item.conversation().id().toArray());
        Parts.write(item.saying(), out);
        item.others().forEach(part -> out.u8(part.type()).block32(part.value().toArray()));
        byte[] bytes = out.toArray();
        out.wipe();
        return bytes;
    }

    private static int kind(Saying saying) {
        return switch (saying) {
            case Saying.Words _ -> WORDS;
            case Saying.Edit _ -> EDIT;
            case Saying.Delete _ -> DELETE;
            case Saying.React _ -> REACT;
            case Saying.Read _ -> READ;
            case Saying.Arrived _ -> ARRIVED;
            case Saying.Timer _ -> TIMER;
            case Saying.Unknown(int kind) -> kind;
        };
    }

    public static Item parse(byte[] bytes) throws MalformedException {
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != VERSION) {
            throw new MalformedException("an item of a version we do not know");
        }
        int kind = in.u8();
        long stamp = Turn.stamp(in);
        ConversationId conversation = ConversationId.of(in.bytes(Id.BYTES));
        Parts parts = Parts.read(in);
        try {
            Saying saying = saying(kind, parts);
            return new Item(conversation, stamp, saying, parts.others());
        } catch (IllegalArgumentException refused) {
            // Values check themselves where they are made, and here a friend made them.
            throw new MalformedException("an item that nobody can say");
        }
    }

    private static Saying saying(int kind, Parts parts) throws MalformedException {
        return switch (kind) {
            case WORDS ->
                new Saying.Words(parts.text(), parts.mentions(), parts.files(), parts.replyTo(), parts.stays());
            case EDIT -> new Saying.Edit(parts.target(), parts.text(), parts.mentions());
            case DELETE -> new Saying.Delete(parts.target());
            case REACT -> new Saying.React(parts.target(), parts.emoji(), !parts.takenBack());
            case READ -> new Saying.Read(parts.upTo());
            case ARRIVED -> new Saying.Arrived(parts.arrived(), !parts.quiet());
            case TIMER -> new Saying.Timer(parts.stays());
            default -> new Saying.Unknown(kind);
        };
    }
}
