package chat.warren.node.burrow.loop;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.dht.engine.Companion;
import chat.warren.dht.loop.Crew;
import chat.warren.node.chat.Answer;
import chat.warren.node.chat.Chat;
import chat.warren.node.chat.ChatEvent;
import chat.warren.node.chat.ChatWatcher;
import chat.warren.node.chat.Command;
import chat.warren.node.contacts.StoredFriends;
import chat.warren.node.friend.Friendships;
import chat.warren.node.friend.NotPossibleException;
import chat.warren.node.link.Carried;
import chat.warren.node.link.Carrier;
import chat.warren.node.link.LinkConfig;
import chat.warren.node.link.loop.Links;
import chat.warren.node.link.loop.Place;
import chat.warren.node.link.loop.Wiring;
import chat.warren.node.pairing.Elder;
import chat.warren.node.relay.RelayPolicy;
import chat.warren.node.running.Reaching;
import chat.warren.node.running.loop.Above;
import chat.warren.node.running.loop.NodeLoop;
import chat.warren.node.running.loop.NodeSetup;
import chat.warren.node.running.loop.NodeThread;
import chat.warren.node.share.Board;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A node with all its parts, from its start to its end. Safe to share between threads. */
public final class Burrow implements AutoCloseable {
    /** A disk that takes longer is broken, and whoever waits shall hear something. */
    private static final long PATIENCE_SECONDS = 60;

    private final ExecutorService disk = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("warren-disk").factory());
    private final NodeLoop loop;
    private @Nullable Company company; // Only on the node's thread.
    private volatile @Nullable FileDesk files; // These two are set before anybody has the burrow.
    private volatile @Nullable KeeperDesk keepers;

    /** What became of something that a person wanted. */
    public sealed interface Outcome {
        /** It is on the disk; with the message's name, if it was one. */
        record Done(Optional<MessageId> said) implements Outcome {}

        /** Nothing was changed: it cannot be done as things are. */
        record Refused(Answer.Refusal why) implements Outcome {}

        /** Nothing was changed: it could not be saved. */
        record Failed(StorageException why) implements Outcome {}

        /** It may be on the disk by now, or not. */
        record NotKnown(String sentence) implements Outcome {}
    }

    private Burrow(NodeSetup setup, Ground ground, Told told, BlockingQueue<Optional<StorageException>> begun)
            throws IOException {
        Notices notices = new Notices(ground.wall(), setup.networks().board());
        StoredFriends places = StoredFriends.of(ground.profile(), disk, ground.wall());
        loop = NodeLoop.start(
                withNotices(withKept(setup, places), notices),
                ground.wall(),
                ground.random(),
                new Parts(ground, told, notices, begun));
        places.isAt(loop.port());
        boolean _ = loop.look((reaching, now) -> reaching.tellsFoothold(told::stands));
    }

    /** With what the profile says of earlier runs. A port that was asked for is taken. */
    private static NodeSetup withKept(NodeSetup setup, StoredFriends places) {
        int port = setup.kept().port() == 0 ? places.port() : setup.kept().port();
        NodeSetup.Kept kept = new NodeSetup.Kept(port, places);
        return new NodeSetup(kept, setup.networks(), setup.sources(), setup.crew(), setup.home());
    }

    private static NodeSetup withNotices(NodeSetup setup, Notices notices) {
        Crew crew = (engine, errands, now) -> {
            List<Companion> all = new ArrayList<>(setup.crew().aboard(engine, errands, now));
            all.add(notices.beside(engine));
            return all;
        };
        return new NodeSetup(setup.kept(), setup.networks(), setup.sources(), crew, setup.home());
    }

    /** Puts the parts together when the carrier is there. */
    private final class Parts implements Above {
        private final Ground ground;
        private final Told told;
        private final Notices notices;
        private final BlockingQueue<Optional<StorageException>> begun;

        private Parts(Ground ground, Told told, Notices notices, BlockingQueue<Optional<StorageException>> begun) {
            this.ground = ground;
            this.told = told;
            this.notices = notices;
            this.begun = begun;
        }

        @Override
        public Carried aboard(Carrier carrier, NodeThread thread, Instant now) {
            Company made = new Company(thread, ground.wall(), told);
            Optional<StorageException> failure = Optional.of(
                    new StorageException("The node could not start, by a fault of ours: please report it."));
            try {
                made.join(members(carrier, thread, made), now);
                company = made;
                failure = Optional.empty();
            } catch (StorageException e) {
                failure = Optional.of(e);
            } finally {
                begun.add(failure); // Somebody waits for it, whatever happened.
            }
            return made;
        }

        private Company.Members members(Carrier carrier, NodeThread thread, Company made) throws StorageException {
            FriendCircle circle = new FriendCircle(
                    ground.self(), ground.credentials().device().id());
            Place place = new Place(thread.loop(), thread.clock(), ground.random(), LinkConfig.DEFAULT);
            Wiring wiring = new Wiring(place, carrier, ground.credentials(), made::expected, made);
            Links links = new Links(wiring, made);
            Carrier byLink = new ByLink(carrier, links);
            Friendships friends =
                    new Friendships(ground.profile(), byLink, ground.wall(), ground.random(), made::happened);
            made.takesIn(new Elder(ground.profile(), friends.ownDevices(), byLink, ground.wall(), told::paired));
            FileTurns turns = new FileTurns(thread, ground.wall(), told::noted);
            FileDesk desk = desk(circle, turns);
            Chat chat = new Chat(ground.profile(), circle, ground.random(), new Watcher(told, desk));
            Company.Talking talking = new Company.Talking(chat, new ChatTurns(chat, thread, disk), turns);
            keepers = new KeeperDesk(ground, circle, talking, thread);
            keepers.begin();
            return new Company.Members(friends, new WaysIn(friends, notices, thread, told), circle, talking, links);
        }

        private FileDesk desk(FriendCircle circle, FileTurns turns) {
            Board board = new Board(ground.wall(), told::moved);
            FileDesk desk = new FileDesk(ground, circle, turns, board);
            turns.begin(ground.profile(), ground.self(), board);
            desk.begin();
            files = desk;
            return desk;
        }
    }

    /** Starts, and returns when everybody who is known is looked for. */
    public static Burrow start(NodeSetup setup, Ground ground, Told told) throws IOException, InterruptedException {
        BlockingQueue<Optional<StorageException>> begun = new ArrayBlockingQueue<>(1);
        Burrow burrow = new Burrow(setup, ground, told, begun);
        Optional<StorageException> failure = begun.take();
        if (failure.isPresent()) {
            burrow.close();
            throw failure.get();
        }
        return burrow;
    }

    /** What is passed on for friends from now on. */
    public void relay(RelayPolicy policy) {
        loop.relay(policy);
    }

    /** Where friends may come in by TCP, and by whom we go out, from now on; fails if a port cannot be opened. */
    public void tcp(NodeSetup.Tcp wanted) throws IOException, InterruptedException {
        loop.become(wanted);
    }

    public int port() {
        return loop.port();
    }

    /** Does it, and waits until it is on the disk. Not for the node's own thread. */
    public Outcome order(Command command) throws InterruptedException {
        BlockingQueue<Outcome> answer = new ArrayBlockingQueue<>(1);
        boolean runs = loop.execute(now -> {
            if (company != null) {
                company.members().talking().chat().order(command, new Waiting(answer));
                company.members().talking().turns().turn(now);
            }
        });
        if (!runs) {
            return new Outcome.Failed(new EndedException());
        }
        return awaited(answer)
                .orElse(new Outcome.NotKnown(
                        "The disk did not answer within a minute; it may still be saved: look again."));
    }

    /** An answer, or why there is none. */
    private sealed interface Answered<T> {
        record Given<T>(T value) implements Answered<T> {}

        record Impossible<T>(NotPossibleException why) implements Answered<T> {}

        record Unsaved<T>(StorageException why) implements Answered<T> {}
    }

    /** What can be asked on the node's thread. */
    public record Aboard(Friendships friends, Elder elder, WaysIn ways, Reaching reaching) {}

    /** Something that is asked there, or wanted. */
    @FunctionalInterface
    public interface Inquiry<T> {
        T ask(Aboard aboard, Instant now) throws NotPossibleException, StorageException;
    }

    /** Asks on the node's thread, and waits. */
    public <T> T ask(Inquiry<T> inquiry) throws NotPossibleException, StorageException, InterruptedException {
        BlockingQueue<Answered<T>> answer = new ArrayBlockingQueue<>(1);
        boolean runs = loop.look((reaching, now) -> {
            Company there = company;
            if (there != null) {
                Company.Members members = there.members();
                Aboard aboard = new Aboard(members.friends(), there.elder(), members.ways(), reaching);
                answer.add(answered(inquiry, aboard, now));
            }
        });
        if (!runs) {
            throw new EndedException();
        }
        return switch (awaited(answer).orElseThrow(EndedException::new)) {
            case Answered.Given<T>(T value) -> value;
            case Answered.Impossible<T>(NotPossibleException why) -> throw why;
            case Answered.Unsaved<T>(StorageException why) -> throw why;
        };
    }

    /** As {@link #ask}, of codes or of those nearby, who then have something to do. */
    public <T> T ways(Inquiry<T> inquiry) throws NotPossibleException, StorageException, InterruptedException {
        return ask((aboard, now) -> {
            T value = inquiry.ask(aboard, now);
            aboard.ways().turn(now);
            return value;
        });
    }

    private static <T> Answered<T> answered(Inquiry<T> inquiry, Aboard aboard, Instant now) {
        try {
            return new Answered.Given<>(inquiry.ask(aboard, now));
        } catch (NotPossibleException e) {
            return new Answered.Impossible<>(e);
        } catch (StorageException e) {
            return new Answered.Unsaved<>(e);
        }
    }

    /** Files that come and go. */
    public FileDesk files() {
        return begun(files);
    }

    /** Who keeps what waits. */
    public KeeperDesk keepers() {
        return begun(keepers);
    }

    private static <T> T begun(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("a burrow is asked before it began");
        }
        return part;
    }

    private static <T> Optional<T> awaited(BlockingQueue<T> answer) throws InterruptedException {
        return Optional.ofNullable(answer.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** Ends: links are told, and what was taken in is kept first. */
    @Override
    public void close() {
        boolean _ = loop.execute(now -> {
            if (company != null) {
                company.members().links().close();
            }
        });
        try {
            if (files != null) {
                files().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // What has come since it was last saved comes again.
        }
        loop.close();
        disk.shutdown();
        try {
            boolean _ = disk.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Then what is not kept yet was not acknowledged either.
        }
    }

    private record Waiting(BlockingQueue<Outcome> answer) implements Answer {
        @Override
        public void done(Optional<MessageId> said) {
            answer.add(new Outcome.Done(said));
        }

        @Override
        public void refused(Refusal why) {
            answer.add(new Outcome.Refused(why));
        }

        @Override
        public void failed(StorageException why) {
            answer.add(new Outcome.Failed(why));
        }
    }

    private record Watcher(Told told, FileDesk files) implements ChatWatcher {
        @Override
        public void happened(ChatEvent event) {
            files.happened(event);
            told.happened(event);
        }

        @Override
        public void copying(DeviceId from, long done, long total) {
            told.copying(from, done, total);
        }

        @Override
        public void troubled(StorageException why) {
            told.noted(String.valueOf(why.getMessage()));
        }
    }
}
