package chat.warren.node.chat.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Secret;
import chat.warren.node.chat.item.Turn;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.Keyring;
import chat.warren.storage.database.Schema;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import chat.warren.storage.state.ProtocolState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    private static final ConversationId TALK = ConversationId.of(new byte[16]);

    @TempDir
    Path folder;

    /** Against a sorted set: late ones, repeated ones, leaves that split, and all of it read back from the disk. */
    @Test
    void agreesWithASortedSet() throws StorageException {
        SplittableRandom random = new SplittableRandom(8);
        ProtocolState state = new ProtocolState();
        TreeSet<Spot> model = new TreeSet<>();
        Keyring keys = new Keyring(Secret.owning(new byte[32]));
        try (Database database = Database.open(folder.resolve("db"), keys, random, Schema.current())) {
            long clock = 1;
            for (int batch = 0; batch < 60; batch++) {
                List<Spot> spots = new ArrayList<>();
                for (int n = random.nextInt(100); n > 0; n--) {
                    clock += random.nextInt(3);
                    long stamp = random.nextInt(10) == 0 ? Math.max(0, clock - random.nextInt(2_000)) : clock;
                    spots.add(new Spot(turn(stamp, random), model.size() + spots.size() + 1L));
                }
                database.change(transaction -> {
                    Timeline timeline = Timeline.load(state, transaction, TALK);
                    for (Spot spot : spots) {
                        timeline.add(transaction, spot);
                        timeline.add(transaction, spot);
                    }
                    assertTrue(timeline.stampAt(0) > timeline.clock());
                    timeline.save(transaction);
                });
                model.addAll(spots);
            }
            compare(database, state, model, random);
        }
    }

    /** The list grows for ever, so most messages leave it alone; what an older program wrote into it counts as well. */
    @Test
    void whatEveryMessageMovesIsWrittenBesideTheList() throws StorageException {
        SplittableRandom random = new SplittableRandom(9);
        ProtocolState state = new ProtocolState();
        Octets subject = Octets.of(TALK.id().toArray());
        Keyring keys = new Keyring(Secret.owning(new byte[32]));
        try (Database database = Database.open(folder.resolve("db"), keys, random, Schema.current())) {
            Timeline known = database.write(transaction -> Timeline.load(state, transaction, TALK));
            int lists = 0;
            Optional<Octets> list = Optional.empty();
            for (int place = 1; place <= 1_000; place++) {
                Spot spot = new Spot(turn(10L + place, random), place);
                database.change(transaction -> {
                    known.add(transaction, spot);
                    known.save(transaction);
                });
                Optional<Octets> now = database.read(snapshot -> state.get(snapshot, "chat.timeline", subject));
                lists += now.equals(list) ? 0 : 1;
                list = now;
            }
            assertEquals(16, lists, "once for each leaf of 64");
            database.change(transaction -> {
                known.heard(5_000);
                known.save(transaction);
                Timeline loaded = Timeline.load(state, transaction, TALK);
                assertEquals(1_000, loaded.covered());
                assertEquals(5_000, loaded.clock());
                state.remove(transaction, "chat.clock", subject); // As an older program sees it.
                Timeline older = Timeline.load(state, transaction, TALK);
                assertTrue(older.covered() < 1_000 && older.covered() > 900, "what is missing is caught up with");
                known.remove(transaction);
                Timeline gone = Timeline.load(state, transaction, TALK);
                assertEquals(0, gone.covered() + gone.clock());
                assertEquals(List.of(), gone.before(transaction, Optional.empty(), 10));
            });
        }
    }

    private static void compare(
            Database database, ProtocolState state, NavigableSet<Spot> model, SplittableRandom random)
            throws StorageException {
        database.<Boolean>read(snapshot -> {
            Timeline timeline = Timeline.load(state, snapshot, TALK);
            assertEquals(List.copyOf(model.descendingSet()), timeline.before(snapshot, Optional.empty(), 100_000));
            for (int i = 0; i < 300; i++) {
                Turn at = turn(random.nextInt(4_000), random);
                Spot border = new Spot(at, 0);
                assertEquals(
                        model.headSet(border, false).descendingSet().stream()
                                .limit(30)
                                .toList(),
                        timeline.before(snapshot, Optional.of(at), 30));
                assertEquals(
                        model.tailSet(border, false).stream().limit(30).toList(), timeline.after(snapshot, at, 30));
            }
            return true;
        });
    }

    private static Turn turn(long stamp, SplittableRandom random) {
        return new Turn(stamp, new PersonId(Id.random(random)), new MessageId(Id.random(random)));
    }
}
