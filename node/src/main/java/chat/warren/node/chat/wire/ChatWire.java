package chat.warren.node.chat.wire;

import chat.warren.crypto.message.Envelope;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.wire.ChatFrame.Reason;
import chat.warren.node.chat.wire.ChatFrame.Refused;
import chat.warren.node.chat.wire.ChatFrame.Shelf;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chat frames as bytes: {@code type(1)}, then fields. Layouts are in docs/messages.md. */
public final class ChatWire {
    /** A mailbox's name: long enough that nobody guesses one. */
    public static final int MAILBOX_BYTES = 16;

    private static final int HELLO = 1;
    private static final int ENVELOPES = 2;
    private static final int HANDLED = 3;
    private static final int TYPING = 4;
    private static final int DEPOSIT = 5;
    private static final int PROMISED = 6;
    private static final int FETCH = 7;
    private static final int KEPT = 8;
    private static final int TAKEN = 9;
    private static final int FETCHED = 10;
    private static final int SHELVES = 11;
    private static final int AFTER = 12;
    private static final int PAGE = 13;
    private static final int NEWEST = PAGE;

    private static final int VERSION = 1;
    /** The year 9999, as far as anybody's calendar prints. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** As many places as storage has for one conversation. */
    private static final long MOST_PLACES = 1L << 40;

    private ChatWire() {}

    public static byte[] encode(ChatFrame frame) {
        ByteWriter out = new ByteWriter();
        switch (frame) {
            case ChatFrame.Hello(long session, long habits) ->
                out.u8(HELLO).u8(VERSION).i64(session).u32(habits);
            case ChatFrame.Envelopes(List<Octets> envelopes) -> {
                out.u8(ENVELOPES);
                envelopes.forEach(envelope -> out.block32(envelope.toArray()));
            }
            case ChatFrame.Handled(long count, List<Refused> refused) -> {
                out.u8(HANDLED).i64(count);
                refused.forEach(one -> out.i64(one.index()).u8(ChatFrame.REASONS.indexOf(one.reason())));
            }
            case ChatFrame.Typing(ConversationId conversation, boolean writing) ->
                out.u8(TYPING).bytes(conversation.id().toArray()).u8(writing ? 1 : 0);
            case ChatFrame.Deposit(Octets mailbox, Instant until, Octets envelope) ->
                out.u8(DEPOSIT)
                        .bytes(mailbox.toArray())
                        .i64(until.getEpochSecond())
                        .bytes(envelope.toArray());
            case ChatFrame.Promised(Octets mailbox, Id name, Instant until) ->
                named(PROMISED, mailbox, name, out).i64(until.getEpochSecond());
            case ChatFrame.Fetch(List<Octets> mailboxes) -> {
                out.u8(FETCH);
                mailboxes.forEach(mailbox -> out.bytes(mailbox.toArray()));
            }
            case ChatFrame.Kept(Octets mailbox, Octets envelope) ->
                out.u8(KEPT).bytes(mailbox.toArray()).bytes(envelope.toArray());
            case ChatFrame.Fetched(boolean more) -> out.u8(FETCHED).u8(more ? 1 : 0);
            case ChatFrame.Taken(Octets mailbox, Id name) -> named(TAKEN, mailbox, name, out);
            case ChatFrame.Copy.Shelves(List<Shelf> shelves) -> {
                out.u8(SHELVES);
                shelves.forEach(shelf -> out.bytes(shelf.with().id().toArray()).i64(shelf.last()));
            }
            case ChatFrame.Copy.After(PersonId with, long place) ->
                out.u8(AFTER).bytes(with.id().toArray()).i64(place);
            case ChatFrame.Copy.Page(PersonId with, long upTo, Octets records) ->
                out.u8(PAGE).bytes(with.id().toArray()).i64(upTo).bytes(records.toArray());
        }
        return out.toArray();
    }

    private static ByteWriter named(int type, Octets mailbox, Id name, ByteWriter out) {
        return out.u8(type).bytes(mailbox.toArray()).bytes(name.toArray());
    }

    /** Nothing, for a frame that only a later version knows. */
    public static Optional<ChatFrame> parse(byte[] bytes) throws MalformedException {
        ByteReader in = new ByteReader(bytes);
        int type = in.u8();
        if (type > NEWEST) {
            return Optional.empty();
        }
        ChatFrame frame = known(type, in);
        in.end();
        return Optional.of(frame);
    }

    private static ChatFrame known(int type, ByteReader in) throws MalformedException {
        return switch (type) {
            case HELLO -> hello(in);
            case ENVELOPES -> envelopes(in);
            case HANDLED -> handled(in);
            case TYPING -> new ChatFrame.Typing(ConversationId.of(in.bytes(Id.BYTES)), flag(in));
            case DEPOSIT -> new ChatFrame.Deposit(mailbox(in), instant(in), envelope(in.rest()));
            case PROMISED -> new ChatFrame.Promised(mailbox(in), id(in), instant(in));
            case FETCH -> fetch(in);
            case KEPT -> new ChatFrame.Kept(mailbox(in), envelope(in.rest()));
            case FETCHED -> new ChatFrame.Fetched(flag(in));
            case TAKEN -> new ChatFrame.Taken(mailbox(in), id(in));
            case SHELVES -> shelves(in);
            case AFTER -> new ChatFrame.Copy.After(person(in), place(in));
            case PAGE -> new ChatFrame.Copy.Page(person(in), place(in), Octets.of(in.rest()));
            default -> throw new MalformedException("no frame has this type");
        };
    }

    private static ChatFrame hello(ByteReader in) throws MalformedException {
        if (in.u8() < VERSION) {
            throw new MalformedException("there was no version 0");
        }
        ChatFrame hello = new ChatFrame.Hello(in.i64(), in.u32());
        in.rest(); // What a later version says besides.
        return hello;
    }

    private static ChatFrame envelopes(ByteReader in) throws MalformedException {
        List<Octets> envelopes = new ArrayList<>();
        while (in.remaining() > 0) {
            envelopes.add(envelope(in.block32(Envelope.MAX_BYTES)));
        }
        if (envelopes.isEmpty()) {
            throw new MalformedException("a frame of no envelopes");
        }
        return new ChatFrame.Envelopes(envelopes);
    }

    private static Octets envelope(byte[] bytes) throws MalformedException {
        return Octets.of(Envelope.parse(bytes).encode());
    }

    private static ChatFrame handled(ByteReader in) throws MalformedException {
        long count = in.i64();
        List<Refused> refused = new ArrayList<>();
        long last = -1;
        while (in.remaining() > 0) {
            long index = in.i64();
            int reason = in.u8();
            if (index <= last || index >= count || reason >= ChatFrame.REASONS.size()) {
                throw new MalformedException("refused envelopes are among the handled ones, in their order");
            }
            if (refused.size() == ChatFrame.MAX_REFUSED) {
                throw new MalformedException("at most " + ChatFrame.MAX_REFUSED + " are refused at once");
            }
            last = index;
            refused.add(new Refused(index, reasonAt(reason)));
        }
        if (count < 0) {
            throw new MalformedException("less than no envelope");
        }
        return new ChatFrame.Handled(count, refused);
    }

    private static Reason reasonAt(int code) {
        return ChatFrame.REASONS.get(code);
    }

    private static ChatFrame fetch(ByteReader in) throws MalformedException {
        List<Octets> mailboxes = new ArrayList<>();
        while (in.remaining() > 0) {
            mailboxes.add(mailbox(in));
            if (mailboxes.size() > ChatFrame.MAX_MAILBOXES) {
                throw new MalformedException("at most " + ChatFrame.MAX_MAILBOXES + " mailboxes at once");
            }
        }
        return new ChatFrame.Fetch(mailboxes);
    }

    private static ChatFrame shelves(ByteReader in) throws MalformedException {
        List<Shelf> shelves = new ArrayList<>();
        while (in.remaining() > 0) {
            shelves.add(new Shelf(person(in), place(in)));
        }
        return new ChatFrame.Copy.Shelves(shelves);
    }

    private static PersonId person(ByteReader in) throws MalformedException {
        return new PersonId(id(in));
    }

    private static long place(ByteReader in) throws MalformedException {
        long place = in.i64();
        if (place < 0 || place > MOST_PLACES) {
            throw new MalformedException("no conversation is so long");
        }
        return place;
    }

    private static Octets mailbox(ByteReader in) throws MalformedException {
        return Octets.of(in.bytes(MAILBOX_BYTES));
    }

    private static Id id(ByteReader in) throws MalformedException {
        return Id.of(in.bytes(Id.BYTES));
    }

    private static Instant instant(ByteReader in) throws MalformedException {
        long second = in.i64();
        if (second < 0 || second > LAST_SECOND) {
            throw new MalformedException("a date outside the calendar");
        }
        return Instant.ofEpochSecond(second);
    }

    private static boolean flag(ByteReader in) throws MalformedException {
        int flag = in.u8();
        if (flag > 1) {
            throw new MalformedException("a flag is 0 or 1");
        }
        return flag == 1;
    }
}
