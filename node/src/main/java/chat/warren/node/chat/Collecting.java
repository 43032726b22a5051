package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.ItemWire;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.node.chat.wire.ChatFrame.Reason;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fetches what friends keep for us, and tells the writers that it has come. */
final class Collecting {
    private Collecting() {}

    /**
     * Asks a friend who is there for the letters of all who write to us. The names of one pair stand anywhere among the
     * others, and a question is always full: nobody learns which belong together, nor how many write to us.
     */
    static void ask(Sheet sheet, Line line) throws StorageException {
        Map<DeviceId, Octets> keys = new HashMap<>();
        sheet.books().sessions().all(sheet.transaction()).forEach((writer, session) -> {
            if (!writer.equals(line.device()) && !isOurs(sheet, writer)) {
                keys.put(writer, session.mailbox());
            }
        });
        Decoys decoys = Decoys.of(sheet);
        for (int i = Decoys.missing(keys.size()); i > 0; i--) {
            keys.put(decoys.writer(i), decoys.key(i));
        }
        Map<Octets, DeviceId> writers = new HashMap<>();
        keys.forEach((writer, key) -> Mailbox.all(key, writer, sheet.now()).forEach(name -> writers.put(name, writer)));
        List<Octets> names = new ArrayList<>(writers.keySet());
        Collections.shuffle(names, sheet.books().random());
        sheet.outcome().collecting.add(new Outcome.Collecting(line, names, writers));
    }

    private static boolean isOurs(Sheet sheet, DeviceId device) {
        return sheet.circle()
                .owner(device)
                .filter(sheet.circle().self()::equals)
                .isPresent();
    }

    /** One that was kept. A keeper who repeats, alters or invents achieves nothing: it opens once, or never. */
    static void came(Sheet sheet, Input.Fetched fetched) throws StorageException {
        Optional<PersonId> person = sheet.circle().owner(fetched.writer()).filter(sheet.circle()::isFriend);
        boolean done = true;
        if (person.isPresent()) {
            Letters.Writer writer = new Letters.Writer(person.get(), fetched.writer());
            Letters.Result result = Letters.open(sheet, writer, fetched.envelope());
            done = result.refused().filter(Reason.TOO_EARLY::equals).isEmpty();
            result.item()
                    .ifPresent(item -> sheet.outcome()
                            .fetched
                            .computeIfAbsent(writer, one -> new ArrayList<>())
                            .add(item));
        }
        if (done) {
            var taken = new ChatFrame.Taken(fetched.mailbox(), Entrusting.name(fetched.envelope()));
            sheet.outcome().replies.add(new Outcome.Reply(fetched.line(), taken));
        }
    }

    /** At the end of a batch: receipts for what was fetched, to the devices that wrote it. */
    static void thank(Sheet sheet) throws StorageException {
        boolean shown = sheet.allows(Habits.SHOW_ARRIVAL);
        for (Map.Entry<Letters.Writer, List<MessageId>> one :
                sheet.outcome().fetched.entrySet()) {
            Letters.Writer writer = one.getKey();
            tell(sheet, writer.person(), one.getValue(), shown, List.of(writer.device()));
        }
    }

    /** At the end of a batch: other devices of ours see how far our messages came. */
    static void share(Sheet sheet) throws StorageException {
        List<DeviceId> own = sheet.circle().devices(sheet.circle().self());
        if (own.isEmpty()) {
            return;
        }
        for (Map.Entry<PersonId, List<MessageId>> one : sheet.outcome().marked.entrySet()) {
            tell(sheet, one.getKey(), one.getValue(), true, own);
        }
    }

    private static void tell(Sheet sheet, PersonId with, List<MessageId> items, boolean shown, List<DeviceId> devices)
            throws StorageException {
        ConversationId conversation = Item.between(sheet.circle().self(), with);
        for (int from = 0; from < items.size(); from += Saying.MAX_ARRIVED) {
            List<MessageId> some = items.subList(from, Math.min(items.size(), from + Saying.MAX_ARRIVED));
            long stamp = sheet.timeline(conversation).stampAt(sheet.now().toEpochMilli());
            sheet.timeline(conversation).heard(stamp);
            byte[] encoded = ItemWire.encode(new Item(conversation, stamp, new Saying.Arrived(some, shown)));
            MessageId id = Item.id(sheet.circle().self(), sheet.circle().device(), encoded);
            Posting.postTo(sheet, new Posting.Letter(with, id, encoded, Optional.empty()), devices);
        }
    }
}
