package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came since the last batch, to be kept with one commit. Any thread may commit it, one batch after the other; then
 * the node's thread lets {@link Chat} finish it.
 */
public final class Batch {
    private final Profile profile;
    private final Books books;
    private final List<Input> inputs;
    private final Set<DeviceId> there;
    private final Instant now;
    private boolean wakes;
    private Outcome outcome = new Outcome();
    private Optional<StorageException> failure = Optional.empty();

    Batch(Profile profile, Books books, List<Input> inputs, Set<DeviceId> there, Instant now) {
        this.profile = profile;
        this.books = books;
        this.inputs = List.copyOf(inputs);
        this.there = Set.copyOf(there);
        this.now = now;
    }

    /** Works through it in one transaction and waits for the disk. */
    public void commit() {
        boolean kept = false;
        try {
            profile.change(this::work);
            kept = true;
            if (wakes) {
                profile.expire(now).ifPresent(outcome::due);
            }
        } catch (StorageException e) {
            failure = Optional.of(e);
        } finally {
            if (!kept) {
                // Whatever was worked on in memory is ahead of the disk.
                books.forget();
                outcome = new Outcome();
            }
        }
    }

    private void work(Transaction transaction) throws StorageException {
        Sheet sheet = new Sheet(transaction, books, there, now, outcome);
        for (Input input : inputs) {
            one(sheet, input);
        }
        Collecting.thank(sheet);
        Collecting.share(sheet);
        books.save(transaction);
    }

    private void one(Sheet sheet, Input input) throws StorageException {
        switch (input) {
            case Input.Ordered ordered -> ordered(sheet, ordered);
            case Input.Opened(Line line) -> Greeting.opened(sheet, line);
            case Input.Greeted greeted -> Greeting.greeted(sheet, greeted);
            case Input.Envelope envelope -> envelope(sheet, envelope);
            case Input.Confirmed confirmed -> Confirming.confirmed(sheet, confirmed);
            case Input.Refill(Line line, long after) -> sheet.outcome().pages.add(Posting.page(sheet, line, after));
            case Input.Entrust(Line keeper, long after) -> Entrusting.entrust(sheet, keeper, after);
            case Input.Collect(Line line) -> Collecting.ask(sheet, line);
            case Input.Promised promised -> Entrusting.promised(sheet, promised);
            case Input.Fetched fetched -> Collecting.came(sheet, fetched);
            case Input.Brought brought -> sheet.outcome().brought.add(brought);
            case Input.Favour(Line line, ChatFrame frame) -> favour(sheet, line, frame);
            case Input.Copying(Line line, ChatFrame.Copy copy) -> copying(sheet, line, copy);
            case Input.Woken() -> {
                books.keeping().expire(sheet);
                Early.expire(sheet);
                Changes.expire(sheet);
                Fading.expire(sheet);
                Tracking.expire(sheet);
                books.sessions().age(sheet.transaction(), sheet.now());
                wakes = true;
            }
        }
    }

    private static void copying(Sheet sheet, Line line, ChatFrame.Copy copy) throws StorageException {
        switch (copy) {
            case ChatFrame.Copy.Shelves shelves -> History.compare(sheet, line, shelves);
            case ChatFrame.Copy.After after -> History.page(sheet, line, after);
            case ChatFrame.Copy.Page page -> History.take(sheet, line, page);
        }
    }

    private void favour(Sheet sheet, Line line, ChatFrame frame) throws StorageException {
        switch (frame) {
            case ChatFrame.Deposit deposit -> books.keeping().deposit(sheet, line, deposit);
            case ChatFrame.Fetch(List<Octets> mailboxes) -> books.keeping().fetch(sheet, line, mailboxes);
            case ChatFrame.Taken taken -> books.keeping().taken(sheet, taken);
            default -> throw new IllegalStateException("no favour: " + frame);
        }
    }

    private static void ordered(Sheet sheet, Input.Ordered ordered) throws StorageException {
        Outcome.Answered answered;
        try {
            var said = Speaking.obey(sheet, ordered.command());
            answered = new Outcome.Answered(ordered.answer(), said, Optional.empty());
        } catch (Speaking.UnwillingException e) {
            answered = new Outcome.Answered(ordered.answer(), Optional.empty(), Optional.of(e.why()));
        }
        sheet.outcome().answers.add(answered);
    }

    private static void envelope(Sheet sheet, Input.Envelope envelope) throws StorageException {
        Line line = envelope.line();
        Letters.Writer from = new Letters.Writer(line.person(), line.device());
        Optional<ChatFrame.Reason> refused =
                Letters.open(sheet, from, envelope.sealed()).refused();
        sheet.outcome().handled.merge(line, envelope.index() + 1, Math::max);
        refused.ifPresent(reason -> sheet.outcome()
                .refusals
                .add(new Outcome.Refusal(line, new ChatFrame.Refused(envelope.index(), reason))));
    }

    boolean wakes() {
        return wakes;
    }

    Instant now() {
        return now;
    }

    Outcome outcome() {
        return outcome;
    }

    Optional<StorageException> failure() {
        return failure;
    }

    List<Input> inputs() {
        return inputs;
    }
}
