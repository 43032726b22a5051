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
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stores at the closest nodes. Whoever is so close that the density of the network leaves little room for closer ones
 * gets its copy while the search still runs; when it has ended, the closest that have none get theirs, and where one
 * refuses or is silent, the next closest.
 */
final class Publication implements Reaction, Search.Ending {
    /** Makes the query for one node; null to leave it out, for it has something newer. */
    interface Letter {
        @Nullable Query to(Candidate candidate, ByteString token);
    }

    private final Node node;
    private final Operation operation;
    private final Letter letter;
    private final int copies;
    private final Set<Candidate> early = new HashSet<>();
    private final Queue<Candidate> remaining = new ArrayDeque<>();
    private @Nullable Search ended;
    private int stored;
    private int extra; // Early copies at nodes that turned out not to be among the closest: beyond what was asked for.
    private int waiting; // Those of whom an answer is still expected in time.
    private int open;
    private boolean superseded;
    private boolean told;

    Publication(Node node, Operation operation, Letter letter, int copies) {
        this.node = node;
        this.operation = operation;
        this.letter = letter;
        this.copies = copies;
    }

    @Override
    public boolean wantsAll() {
        return true;
    }

    @Override
    public void met(Search search, Candidate candidate, Instant now) {
        double radius = node.landscape().size().radiusOf(copies);
        double distance =
                search.goal().target().distanceShare(candidate.contact().id());
        if (radius > 0
                && distance <= radius
                && early.size() < copies
                && search.lookup().mayStore(candidate)) {
            early.add(candidate);
            write(candidate, now);
        }
    }

    @Override
    public void ended(Search search, Instant now) {
        ended = search;
        int place = 0;
        for (Candidate candidate : search.lookup().everyone()) {
            if (!early.contains(candidate)) {
                remaining.add(candidate);
            } else if (place >= copies) {
                extra++;
            }
            place++;
        }
        pump(now);
    }

    @Override
    public void answered(Call call, Answer answer, Instant now) {
        stored++;
        closed(call);
        // Half of them keep it for the usual time with near certainty; whoever waits for us can go on.
        if (2 * stored >= copies && !told) {
            operation.report(new Event.Stored(operation.ticket(), stored));
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
        Search search = ended;
        if (search == null) {
            return;
        }
        while (stored + waiting < copies + extra && !remaining.isEmpty()) {
            if (!node.hasRoomForCalls()) {
                node.whenRoom(this::pump);
                return;
            }
            write(remaining.remove(), now);
        }
        // Who is late may have got it or not: with enough others nobody waits for that.
        if ((open == 0 || stored >= copies + extra) && !told) {
            told = true;
            List<Contact> closest = search.closest(copies);
            operation.partEnded(new Event.Outcome(search.lookup().asked(), stored, superseded, closest));
        }
    }

    private void write(Candidate candidate, Instant now) {
        ByteString token = candidate.token();
        if (token == null) {
            return;
        }
        Query query = letter.to(candidate, token);
        if (query == null) {
            superseded = true;
        } else {
            waiting++;
            open++;
            node.ask(candidate.contact(), query, 0, this, now);
        }
    }
}
