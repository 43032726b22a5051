package chat.warren.node.chat;

import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.StorageException;
import chat.warren.storage.custody.Custody;
import chat.warren.storage.custody.Held;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What we keep for friends: sealed, for a while, and no more from each than is fair. */
final class Keeping {
    /** 8 MiB of the smallest: a friend's week, and an eighth of what we keep in all. */
    static final int MAX_PER_FRIEND = 2_048;

    private static final int MEBIBYTE = 1 << 20;
    /** Letters handed out at once; the rest when these are taken. */
    private static final int PAGE = 128;
    /** As much of them as that is of the smallest; of larger ones, fewer. */
    private static final int PAGE_BYTES = PAGE * Entrusting.CLASS_BYTES;

    /** How many each has with us, counted once and then kept up to date. */
    private Optional<Map<PersonId, Integer>> counts = Optional.empty();

    void forget() {
        counts = Optional.empty();
    }

    /** Somebody asks us to keep a letter. */
    void deposit(Sheet sheet, Line line, ChatFrame.Deposit deposit) throws StorageException {
        Id name = Entrusting.name(deposit.envelope());
        Instant latest = sheet.now().plus(Mailbox.KEPT_AT_MOST);
        Instant until = deposit.until().isAfter(latest) ? latest : deposit.until();
        Held held = new Held(deposit.mailbox(), name, deposit.envelope(), line.person(), until);
        boolean kept = sheet.circle().keepsFor(line.person())
                && deposit.envelope().length() % Entrusting.CLASS_BYTES == 0
                && until.isAfter(sheet.now())
                && hold(sheet, held);
        if (kept) {
            sheet.outcome().cameIn.add(new ChatFrame.Kept(deposit.mailbox(), deposit.envelope()));
        }
        Instant answer = kept ? until : Instant.EPOCH;
        sheet.outcome().replies.add(new Outcome.Reply(line, new ChatFrame.Promised(deposit.mailbox(), name, answer)));
    }

    private boolean hold(Sheet sheet, Held held) throws StorageException {
        Custody custody = sheet.books().contents().custody();
        Map<PersonId, Integer> known = counts(custody, sheet.transaction());
        Optional<Held> before = custody.find(sheet.transaction(), held.mailbox(), held.envelopeId());
        before.ifPresent(one -> weigh(one, -1));
        int others = known.values().stream().mapToInt(Integer::intValue).sum();
        int own = known.getOrDefault(held.from(), 0);
        boolean kept = own + weight(held) <= most(sheet)
                && others + weight(held) <= Custody.MAX_IN_ALL
                && custody.hold(sheet.transaction(), held);
        (kept ? Optional.of(held) : before).ifPresent(one -> weigh(one, 1));
        return kept;
    }

    /** More of the large ones than their share in bytes would cost: they count as what they weigh. */
    private static int weight(Held held) {
        return held.envelope().length() / Entrusting.CLASS_BYTES;
    }

    private void weigh(Held held, int times) {
        counts.ifPresent(known -> known.merge(held.from(), times * weight(held), Integer::sum));
    }

    /** What the owner of this disk gives to each; never more than fits for everybody. */
    private static int most(Sheet sheet) throws StorageException {
        Optional<String> chosen = sheet.books().contents().settings().get(sheet.transaction(), Habits.KEPT_FOR_EACH);
        return chosen.filter(value -> value.matches("\\d"))
                .map(value -> Math.min(MAX_PER_FRIEND, Integer.parseInt(value) * MEBIBYTE / Entrusting.CLASS_BYTES))
                .orElse(MAX_PER_FRIEND);
    }

    private Map<PersonId, Integer> counts(Custody custody, Snapshot snapshot) throws StorageException {
        if (counts.isEmpty()) {
            Map<PersonId, Integer> fresh = new HashMap<>();
            List<Placed<Held>> page = custody.table().after(snapshot, 0, SealedTable.MAX_PAGE);
            while (!page.isEmpty()) {
                for (Placed<Held> row : page) {
                    fresh.merge(row.value().from(), weight(row.value()), Integer::sum);
                }
                page = custody.table().after(snapshot, page.getLast().place(), SealedTable.MAX_PAGE);
            }
            counts = Optional.of(fresh);
        }
        return counts.get();
    }

    /** Somebody asks what lies in these mailboxes. Who knows their names may have it: it is sealed. */
    void fetch(Sheet sheet, Line line, List<Octets> mailboxes) throws StorageException {
        int left = PAGE;
        int room = PAGE_BYTES;
        boolean more = false;
        for (int i = 0; i < mailboxes.size() && !more; i++) {
            List<Placed<Held>> rows =
                    sheet.books().contents().custody().fetch(sheet.transaction(), mailboxes.get(i), 0, left + 1);
            for (Placed<Held> row : rows) {
                Held held = row.value();
                if (left == 0 || room <= 0) {
                    more = true;
                    break;
                }
                left--;
                room -= held.envelope().length();
                if (held.until().isAfter(sheet.now())) {
                    var kept = new ChatFrame.Kept(held.mailbox(), held.envelope());
                    sheet.outcome().replies.add(new Outcome.Reply(line, kept));
                }
            }
        }
        sheet.outcome().watches.add(new Outcome.Watch(line, mailboxes));
        sheet.outcome().replies.add(new Outcome.Reply(line, new ChatFrame.Fetched(more)));
    }

    void taken(Sheet sheet, ChatFrame.Taken taken) throws StorageException {
        Custody custody = sheet.books().contents().custody();
        Optional<Held> before = custody.find(sheet.transaction(), taken.mailbox(), taken.name());
        if (before.isPresent() && custody.handedOver(sheet.transaction(), taken.mailbox(), taken.name())) {
            weigh(before.get(), -1);
        }
    }

    void expire(Sheet sheet) throws StorageException {
        if (sheet.books().contents().custody().expire(sheet.transaction(), sheet.now()) > 0) {
            counts = Optional.empty();
        }
    }
}
