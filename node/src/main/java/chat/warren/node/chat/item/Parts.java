package chat.warren.node.chat.item;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.chat.Mention;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of an item: {@code type(1) ‖ length(4) ‖ value}, by rising type. */
final class Parts {
    private static final int TEXT = 1;
    private static final int TARGET = 2;
    private static final int REPLY = 3;
    private static final int EMOJI = 4;
    private static final int TAKEN_BACK = 5;
    private static final int STAYS = 6;
    private static final int UP_TO = 7;
    private static final int ARRIVED = 8;
    private static final int MENTION = 9;
    private static final int FILE = 10;
    private static final int QUIET = 11;
    private static final int FIRST_UNKNOWN = 12;

    /** An envelope's worth of the smallest mentions and files, and as many that a later version invents. */
    private static final int MAX_PARTS = 256;

    private static final int MAX_VALUE = 64_000;
    /** A joined emoji in UTF-8. */
    private static final int MAX_EMOJI_BYTES = 128;

    private final List<Part> known = new ArrayList<>();
    private final List<Part> others = new ArrayList<>();

    static Parts read(ByteReader in) throws MalformedException {
        Parts parts = new Parts();
        int last = 0;
        while (in.remaining() > 0) {
            int type = in.u8();
            Part part = new Part(type, Octets.of(in.block32(MAX_VALUE)));
            boolean isKnown = type < FIRST_UNKNOWN;
            boolean mayRepeat = type == MENTION || type == FILE || !isKnown;
            if (type < last || type == 0 || (type == last && !mayRepeat)) {
                throw new MalformedException("parts stand in the order of their types, most of them once");
            }
            last = type;
            (isKnown ? parts.known : parts.others).add(part);
            if (parts.known.size() + parts.others.size() > MAX_PARTS) {
                throw new MalformedException("an item has at most " + MAX_PARTS + " parts");
            }
        }
        return parts;
    }

    List<Part> others() {
        return others;
    }

    String text() throws MalformedException {
        Optional<Octets> value = find(TEXT);
        return value.isEmpty() ? "" : Utf8.decode(value.get().toArray(), Saying.MAX_TEXT_BYTES);
    }

    MessageId target() throws MalformedException {
        return MessageId.of(exactly(need(TARGET), Id.BYTES));
    }

    Optional<MessageId> replyTo() throws MalformedException {
        Optional<Octets> value = find(REPLY);
        return value.isEmpty() ? Optional.empty() : Optional.of(MessageId.of(exactly(value.get(), Id.BYTES)));
    }

    String emoji() throws MalformedException {
        return Utf8.decode(need(EMOJI).toArray(), MAX_EMOJI_BYTES);
    }

    boolean takenBack() {
        return find(TAKEN_BACK).isPresent();
    }

    Optional<Duration> stays() throws MalformedException {
        Optional<Octets> value = find(STAYS);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofSeconds(reader(exactly(value.get(), Integer.BYTES)).u32()));
    }

    boolean quiet() {
        return find(QUIET).isPresent();
    }

    Turn upTo() throws MalformedException {
        return Turn.read(reader(exactly(need(UP_TO), Turn.BYTES)));
    }

    List<MessageId> arrived() throws MalformedException {
        ByteReader in = reader(need(ARRIVED).toArray());
        List<MessageId> ids = new ArrayList<>();
        while (in.remaining() > 0) {
            ids.add(MessageId.of(in.bytes(Id.BYTES)));
        }
        return ids;
    }

    /** Those that the text can have: what a friend means by others is lost, and their words are not. */
    List<Mention> mentions() throws MalformedException {
        List<Mention> mentions = new ArrayList<>();
        for (Part part : known) {
            if (part.type() == MENTION) {
                ByteReader in = reader(part.value().toArray());
                mentions.add(new Mention(new PersonId(Id.of(in.bytes(Id.BYTES))), in.u16(), in.u16()));
                in.end();
            }
        }
        return Mention.fitting(text(), mentions);
    }

    List<FileNote> files() throws MalformedException {
        List<FileNote> files = new ArrayList<>();
        for (Part part : known) {
            if (part.type() == FILE) {
                files.add(file(reader(part.value().toArray())));
            }
        }
        return files;
    }

    private static FileNote file(ByteReader in) throws MalformedException {
        FileId id = new FileId(Id.of(in.bytes(Id.BYTES)));
        long bytes = in.i64();
        Octets hash = Octets.of(in.bytes(FileNote.HASH_BYTES));
        String name = Utf8.decode(in.block16(FileNote.MAX_NAME_BYTES), FileNote.MAX_NAME_BYTES);
        String type = Utf8.decode(in.block16(FileNote.MAX_TYPE_BYTES), FileNote.MAX_TYPE_BYTES);
        Optional<Long> voice = in.u8() == 0 ? Optional.empty() : Optional.of(in.u32());
        Octets preview = Octets.of(in.block16(FileNote.MAX_PREVIEW_BYTES));
        // What a later version adds about a file may stand behind.
        return new FileNote(id, new FileNote.Label(name, type, voice), bytes, hash, preview);
    }

    static void write(Saying saying, ByteWriter out) {
        switch (saying) {
            case Saying.Words words -> {
                text(words.text(), out);
                words.replyTo().ifPresent(id -> part(REPLY, id.id().toArray(), out));
                stays(words.stays(), out);
                mentions(words.mentions(), out);
                words.files().forEach(file -> file(file, out));
            }
            case Saying.Edit(MessageId target, String text, List<Mention> mentions) -> {
                text(text, out);
                part(TARGET, target.id().toArray(), out);
                mentions(mentions, out);
            }
            case Saying.Delete(MessageId target) -> part(TARGET, target.id().toArray(), out);
            case Saying.React(MessageId target, String emoji, boolean given) -> {
                part(TARGET, target.id().toArray(), out);
                part(EMOJI, Utf8.encode(emoji), out);
                if (!given) {
                    part(TAKEN_BACK, new byte[0], out);
                }
            }
            case Saying.Read(Turn upTo) -> {
                ByteWriter turn = new ByteWriter();
                upTo.write(turn);
                part(UP_TO, turn.toArray(), out);
            }
            case Saying.Arrived(List<MessageId> messages, boolean shown) -> {
                ByteWriter ids = new ByteWriter();
                messages.forEach(id -> ids.bytes(id.id().toArray()));
                part(ARRIVED, ids.toArray(), out);
                if (!shown) {
                    part(QUIET, new byte[0], out);
                }
            }
            case Saying.Timer(Optional<Duration> stays) -> stays(stays, out);
            case Saying.Unknown _ -> {}
        }
    }

    private static void text(String text, ByteWriter out) {
        if (!text.isEmpty()) {
            part(TEXT, Utf8.encode(text), out);
        }
    }

    private static void stays(Optional<Duration> stays, ByteWriter out) {
        stays.ifPresent(
                stay -> part(STAYS, new ByteWriter().u32(stay.toSeconds()).toArray(), out));
    }

    private static void mentions(List<Mention> mentions, ByteWriter out) {
        for (Mention mention : mentions) {
            ByteWriter value = new ByteWriter()
                    .bytes(mention.person().id().toArray())
                    .u16(mention.from())
                    .u16(mention.length());
            part(MENTION, value.toArray(), out);
        }
    }

    private static void file(FileNote file, ByteWriter out) {
        FileNote.Label label = file.label();
        ByteWriter value = new ByteWriter()
                .bytes(file.id().id().toArray())
                .i64(file.bytes())
                .bytes(file.hash().toArray())
                .block16(Utf8.encode(label.name()))
                .block16(Utf8.encode(label.mediaType()))
                .u8(label.voice().isPresent() ? 1 : 0);
        label.voice().ifPresent(value::u32);
        part(FILE, value.block16(file.preview().toArray()).toArray(), out);
    }

    private static void part(int type, byte[] value, ByteWriter out) {
        out.u8(type).block32(value);
    }

    private Optional<Octets> find(int type) {
        return known.stream()
                .filter(part -> part.type() == type)
                .map(Part::value)
                .findFirst();
    }

    private Octets need(int type) throws MalformedException {
        Optional<Octets> value = find(type);
        if (value.isEmpty()) {
            throw new MalformedException("a part is missing");
        }
        return value.get();
    }

    private static byte[] exactly(Octets value, int length) throws MalformedException {
        if (value.length() != length) {
            throw new MalformedException("a part of another length than it has");
        }
        return value.toArray();
    }

    private static ByteReader reader(byte[] bytes) {
        return new ByteReader(bytes);
    }
}
