package chat.warren.dht.engine;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.call.Call;
import chat.warren.dht.call.Reaction;
import chat.warren.dht.lookup.Candidate;
import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.ErrorCode;
import chat.warren.dht.wire.Message;
import chat.warren.dht.wire.Query;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Stores at the closest nodes that a search has found; where one refuses or is silent, the next closest gets it. */
final class Publication implements Reaction {
    /** Makes the query for one node; null to leave it out. */
    interface Letter {
        @Nullable Query to(Candidate candidate, ByteString token);
    }

    private final Node node;
    private final Search search;
    private final Letter letter;
    private final int copies;
    private final Queue<Candidate> remaining = new ArrayDeque<>();
    private int stored;
    private int waiting; // Those of whom an answer is still expected in time.
    private int open;
    private boolean superseded;
    private boolean ended;

    Publication(Node node, Search search, Letter letter, int copies) {
        this.node = node;
        this.search = search;
        this.letter = letter;
        this.copies = copies;
    }

    void start(Instant now) {
        remaining.addAll(search.lookup().everyone());
        pump(now);
    }

    @Override
    public void answered(Call call, Answer answer, Instant now) {
        stored++;
        closed(call);
        // Half of them keep it for the usual time with near certainty; whoever waits for us can go on.
        if (2 * stored >= copies) {
            search.operation().report(new Event.Stored(search.operation().ticket(), stored));
        }
        pump(now);
    }

    @Override
    public void refused(Call call, Message.Failure failure, Instant now) {
        superseded |= failure.code() == ErrorCode.SEQUENCE_TOO_LOW.number()
                || failure.code() == ErrorCode.CAS_MISMATCH.number();
        closed(call);
        pump(now);
    }

    @Override
    public void late(Call call, Instant now) {
        waiting--;
        pump(now);
    }

    @Override
    public void lost(Call call, Instant now) {
        closed(call);
        pump(now);
    }

    private void closed(Call call) {
        open--;
        waiting -= call.isLate() ? 0 : 1;
    }

    private void pump(Instant now) {
        while (stored + waiting < copies && !remaining.isEmpty() && node.hasRoomForCalls()) {
            Candidate candidate = remaining.remove();
            ByteString token = candidate.token();
            Query query = token == null ? null : letter.to(candidate, token);
            if (query != null) {
                waiting++;
                open++;
                node.ask(candidate.contact(), query, 0, this, now);
            }
        }
        if (open == 0 && !ended) {
            ended = true;
            List<Contact> closest = search.closest(copies);
            search.operation().partEnded(new Event.Outcome(search.lookup().asked(), stored, superseded, closest));
        }
    }
}
