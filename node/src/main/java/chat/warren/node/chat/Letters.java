package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.message.Envelope;
import chat.warren.crypto.message.KeyGoneException;
import chat.warren.crypto.message.Opened;
import chat.warren.crypto.message.TooFarAheadException;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.ItemWire;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.wire.ChatFrame.Reason;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.util.Optional;

/** Opens what devices have sealed for us. */
final class Letters {
    private static final int TO_YOU = 0;
    private static final int COPY = 1;

    private Letters() {}

    /** A letter's writer: one device of one person. */
    record Writer(PersonId person, DeviceId device) {}

    /**
     * What became of a letter.
     *
     * @param refused why it could not be kept; empty, if it is kept now
     * @param item what was in it, if it was not there before and its writer wants to know
     */
    record Result(Optional<Reason> refused, Optional<MessageId> item) {
        private static Result refused(Reason reason) {
            return new Result(Optional.of(reason), Optional.empty());
        }
    }

    static Result open(Sheet sheet, Writer from, Octets sealed) throws StorageException {
        Sessions sessions = sheet.books().sessions();
        Optional<Session> session = sessions.of(sheet.transaction(), from.device());
        if (session.isEmpty()) {
            return Result.refused(Reason.NOT_OURS);
        }
        Opened opened;
        try {
            opened = session.get().ratchet().open(Envelope.parse(sealed.toArray()), sheet.now());
        } catch (KeyGoneException gone) {
            return Result.refused(Reason.GONE); // Here or given up: nobody can tell by the envelope, but by the item.
        } catch (TooFarAheadException early) {
            return Result.refused(Reason.TOO_EARLY);
        } catch (MalformedException forged) {
            return Result.refused(Reason.NOT_OURS);
        }
        sessions.put(from.device(), session.get().with(opened.next()));
        try {
            return new Result(Optional.empty(), read(sheet, from, opened.text()));
        } catch (MalformedException nonsense) {
            return Result.refused(Reason.NONSENSE);
        }
    }

    private static Optional<MessageId> read(Sheet sheet, Writer from, byte[] text)
            throws MalformedException, StorageException {
        ByteReader in = new ByteReader(text);
        int kind = in.u8();
        boolean own = from.person().equals(sheet.circle().self());
        PersonId with;
        if (kind == TO_YOU && !own) {
            with = from.person();
        } else if (kind == COPY && own) {
            with = new PersonId(Id.of(in.bytes(Id.BYTES)));
        } else {
            throw new MalformedException("friends write to us, and our own devices tell us what they wrote");
        }
        byte[] encoded = in.rest();
        Item item = ItemWire.parse(encoded);
        if (!item.conversation().equals(Item.between(sheet.circle().self(), with))) {
            throw new MalformedException("an item of another conversation");
        }
        Said said = new Said(from, with, Item.id(from.person(), from.device(), encoded), item);
        Applying.apply(sheet, said);
        // A receipt for a receipt would be answered with a receipt.
        return item.saying() instanceof Saying.Arrived ? Optional.empty() : Optional.of(said.id());
    }
}
