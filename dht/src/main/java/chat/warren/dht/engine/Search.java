package chat.warren.dht.engine;

import chat.warren.dht.call.Call;
import chat.warren.dht.call.Reaction;
import chat.warren.dht.lookup.Candidate;
import chat.warren.dht.lookup.Lookup;
import chat.warren.dht.routing.Entry;
import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.Contact;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** A lookup on its way through one network: asks whom the lookup names, and hands it the answers. */
final class Search {
    /** What happens at the end, and on the way there. */
    interface Ending {
        void ended(Search search, Instant now);

        /** Whether the search is for the closest themselves: finding an item there is then no reason to stop. */
        default boolean wantsAll() {
            return false;
        }

        /** Told of each answer to a search that wants all. */
        default void met(Search search, Candidate candidate, Instant now) {}
    }

    /** How many of the contacts nearest to a target a walk starts from: 16 to choose among on each of a few paths. */
    private static final int STARTS = 48;

    /**
     * An invite brings three addresses; those of public nodes are many people's, and not to be asked for everything.
     */
    private static final int DOORS = 3;

    /** What a get without padding takes. */
    private static final int PLAIN_BYTES = 95;

    private final Node node;
    private final Goal goal;
    private final Lookup lookup;
    private final Operation operation;
    private final Ending ending;
    private final Harvest harvest;
    private int doors; // Asked at their address alone, and silent so far.
    private boolean waitsForRoom;
    private boolean ended;

    Search(Node node, Goal goal, Lookup lookup, Operation operation, Ending ending) {
        this.node = node;
        this.goal = goal;
        this.lookup = lookup;
        this.operation = operation;
        this.ending = ending;
        this.harvest = new Harvest(goal);
    }

    Lookup lookup() {
        return lookup;
    }

    Harvest harvest() {
        return harvest;
    }

    Operation operation() {
        return operation;
    }

    Goal goal() {
        return goal;
    }

    List<Contact> closest(int count) {
        return lookup.result(count).stream().map(Candidate::contact).toList();
    }

    /**
     * Begins with those of the table. Where it is still empty, whoever may open the network is asked the question
     * itself.
     */
    void begin(Instant now) {
        if (!startFromTable()) {
            for (InetSocketAddress address : node.upkeep().doors(DOORS)) {
                doors++;
                node.ask(address, goal.query(), padding(), new Door(), now);
            }
        }
        pump(now);
    }

    private boolean startFromTable() {
        List<Entry> known = node.table().closestEntries(goal.target(), STARTS);
        for (Entry entry : known) {
            lookup.start(entry.contact(), entry.roundTrip());
        }
        return !known.isEmpty();
    }

    /** Asks whoever should be asked now; ends when there is nobody left. */
    private void pump(Instant now) {
        while (!ended && node.hasRoomForCalls()) {
            Candidate candidate = lookup.next();
            if (candidate == null) {
                break;
            }
            int padding = lookup.mayHold(candidate) ? padding() : 0;
            node.ask(candidate.contact(), goal.query(), padding, new Step(candidate), now);
        }
        if (!ended && doors == 0 && lookup.isDone()) {
            end(now);
        } else if (!ended && !waitsForRoom && !node.hasRoomForCalls()) {
            waitsForRoom = true;
            node.whenRoom(this::roomAgain);
        }
    }

    private void roomAgain(Instant now) {
        waitsForRoom = false;
        pump(now);
    }

    /** So much that an item, and more contacts than everybody gets, can come back at once. */
    private int padding() {
        return goal instanceof Goal.Items items ? Math.max(0, items.paidBytes(node.isReadOnly()) - PLAIN_BYTES) : 0;
    }

    private void take(Candidate candidate, Call call, Answer answer, Instant now) {
        List<Contact> learned = node.believable(answer.nodes().of(node.family()), call.target());
        lookup.answered(candidate, answer.token(), sequence(answer), learned);
        operation.report(harvest.take(operation.ticket(), candidate, answer.content()));
        if (ending.wantsAll()) {
            ending.met(this, candidate, now);
        }
        if (!ending.wantsAll() && harvest.isEnough(lookup)) {
            end(now);
        } else {
            pump(now);
        }
    }

    private static OptionalLong sequence(Answer answer) {
        return switch (answer.content()) {
            case Answer.Signed signed -> OptionalLong.of(signed.sequence());
            case Answer.NotNewer notNewer -> OptionalLong.of(notNewer.sequence());
            case Answer.Nothing nothing -> OptionalLong.empty();
            case Answer.Plain plain -> OptionalLong.empty();
            case Answer.Peers peers -> OptionalLong.empty();
        };
    }

    private void end(Instant now) {
        ended = true;
        ending.ended(this, now);
    }

    private final class Step implements Reaction {
        private final Candidate candidate;

        Step(Candidate candidate) {
            this.candidate = candidate;
        }

        @Override
        public void answered(Call call, Answer answer, Instant now) {
            if (ended) {
                return; // Too late for us; the table has learned from it all the same.
            }
            if (answer.sender().equals(candidate.contact().id())) {
                take(candidate, call, answer, now);
            } else {
                lookup.lost(candidate); // Somebody else lives there now.
                pump(now);
            }
        }

        @Override
        public void late(Call call, Instant now) {
            if (!ended) {
                lookup.late(candidate);
                pump(now);
            }
        }

        @Override
        public void lost(Call call, Instant now) {
            if (!ended) {
                lookup.lost(candidate);
                pump(now);
            }
        }
    }

    /** An address behind which nobody is known yet. */
    private final class Door implements Reaction {
        private boolean closed;

        @Override
        public void answered(Call call, Answer answer, Instant now) {
            Candidate candidate = ended
                    ? null
                    : lookup.met(new Contact(answer.sender(), call.target().address()), call.age(now));
            if (candidate != null) {
                take(candidate, call, answer, now);
            }
            close(now);
        }

        @Override
        public void late(Call call, Instant now) {
            close(now);
        }

        @Override
        public void lost(Call call, Instant now) {
            close(now);
        }

        private void close(Instant now) {
            doors -= closed ? 0 : 1;
            closed = true;
            if (!ended && doors == 0 && lookup.asked() == 0) {
                boolean _ = startFromTable(); // Others may have opened meanwhile, and not understood this question.
            }
            pump(now);
        }
    }
}
