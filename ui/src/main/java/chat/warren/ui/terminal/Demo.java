package chat.warren.ui.terminal;

import chat.warren.node.api.Effort;
import chat.warren.node.api.Event;
import chat.warren.node.api.Events;
import chat.warren.node.api.FileState;
import chat.warren.node.api.FriendView;
import chat.warren.node.api.FriendView.LinkState;
import chat.warren.node.api.Happening;
import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.OutgoingFile;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.PrivateNetwork;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.window.SideBySide;
import chat.warren.ui.window.WindowStart;
import chat.warren.ui.window.door.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Two people on this machine who find each other. */
@Command(
        name = "demo",
        description = {
            "Shows what Warren does, with two nodes and a small network on this machine: two windows, of two strangers who",
            "can become friends; or, in the terminal, two who become friends by an invite, talk, and say how they are",
            "connected. It needs nothing else, sends nothing anywhere, and leaves nothing behind."
        })
final class Demo implements Callable<Integer> {
    /** It takes two seconds; a machine at work with other things may need long. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int LOOKS = 50;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** Large enough to be in many blocks, and quick. */
    private static final int FILM_BYTES = 8 << 20;

    private final World world;

    @Option(names = "--json", description = "Tells in one JSON object a line.")
    private boolean json;

    @Option(names = "--terminal", description = "Plays in the terminal, where there is a display as well.")
    private boolean terminal;

    Demo(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            // Ctrl-C locks the two profiles, in hooks of their own; this one waits for that, and takes away the rest.
            Runtime.getRuntime().addShutdownHook(new Thread(stage::leave));
            stage.enter();
            if (!json && !terminal && WindowStart.possible()) {
                windows(stage);
            } else {
                play(stage);
            }
        }
        tell("end", "That was all. Nothing of it is left on this machine.");
        return Exits.DONE;
    }

    /** Two strangers with a window each; what happens there is up to who sits before them. */
    private void windows(Stage stage) throws ProfileException, InterruptedException {
        List<Opening> openings = List.of(stage.opening("Anna"), stage.opening("Ben"));
        SideBySide windows = SideBySide.open(openings);
        tell(
                "windows",
                "Two windows: Anna's at the left, Ben's at the right, two strangers in a network of eight others on this"
                        + " machine.");
        tell(
                "try",
                "Copy the invite in one, paste it in the other and ask; say yes in the first: you talk. Close both to"
                        + " end it.");
        windows.await();
    }

    private void play(Stage stage) throws IOException, InterruptedException {
        RunningNode anna = stage.node("Anna");
        RunningNode ben = stage.node("Ben");
        tell("network", "A network of eight strangers on this machine, and two nodes in it: Anna and Ben.");
        befriend(anna, ben);
        talk(anna, ben);
        send(anna, ben, stage.folder());
        connection(anna, ben);
    }

    /** Where it plays: a folder, a network and nodes, which all go when it closes. */
    private static final class Stage implements AutoCloseable {
        private final Scratch scratch;
        private final List<RunningNode> nodes = new ArrayList<>(); // These two are guarded by this.
        private Optional<PrivateNetwork> network = Optional.empty();

        private Stage() throws IOException {
            scratch = Scratch.make();
        }

        private Path folder() {
            return scratch.folder();
        }

        private synchronized void enter() throws IOException {
            network = Optional.of(PrivateNetwork.open(InstantSource.system()));
        }

        private synchronized RunningNode node(String name) throws ProfileException, InterruptedException {
            ProfileHome home = new ProfileHome(
                    folder().resolve(name), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
            RunningNode node = RunningNode.start(home.create(name, "demo".toCharArray()), options());
            nodes.add(node);
            return node;
        }

        private NodeOptions options() {
            return new NodeOptions(network.orElseThrow().bootstrap(), false, 0);
        }

        /** A profile that a window can open. */
        private synchronized Opening opening(String name) throws ProfileException, InterruptedException {
            Opening opening = new Opening(
                    folder().resolve(name), Optional.empty(), options(), Effort.LEAST, InstantSource.system());
            opening.begin(name, Optional.empty()).close();
            return opening;
        }

        /** When the program ends anyway: what cannot be taken away is sealed, and its key was never written down. */
        private void leave() {
            try {
                close();
            } catch (IOException e) {
                // Nobody is there to be told.
            }
        }

        @Override
        public synchronized void close() throws IOException {
            for (RunningNode node : nodes) {
                node.close();
            }
            network.ifPresent(PrivateNetwork::close);
            scratch.close();
        }
    }

    private void befriend(RunningNode anna, RunningNode ben) throws ProfileException, InterruptedException {
        Instant begun = Instant.now();
        String link = anna.people().invite(1, true, "Ben").link();
        tell("invite", "Anna makes an invite and gives it to Ben: " + link);
        Optional<String> _ = ben.people().add(link, "It is me, Ben.");
        String asking = await(anna, Event.FriendAsked.class, any -> true).person();
        FriendView asked = friend(anna, asking);
        tell(
                "asked",
                "After " + since(begun) + " Anna is asked: " + asked.name() + " (\"" + asked.message()
                        + "\"). She says yes.");
        anna.people().accept(asking);
        await(ben, Event.Befriended.class, any -> true);
        await(anna, Event.FriendLinked.class, Event.FriendLinked::linked);
        await(ben, Event.FriendLinked.class, Event.FriendLinked::linked);
        List<String> words = anna.people().words(ben.self());
        tell("friends", "They are friends, " + since(begun) + " after the invite.");
        tell("words", "Words that each can read to the other: " + String.join(" ", words) + ".");
        if (!words.equals(ben.people().words(anna.self()))) {
            throw new ProfileException(Reason.OTHER, "The words of the two differ, which must not be.");
        }
        anna.people().verify(ben.self(), true);
        ben.people().verify(anna.self(), true);
        tell("verified", "They are the same on both sides, so nobody sits between them.");
    }

    private void talk(RunningNode anna, RunningNode ben) throws ProfileException, InterruptedException {
        say(anna, ben, "Hello Ben! There is no server between us.");
        say(ben, anna, "Hello Anna. And nobody who could read this.");
    }

    private void say(RunningNode from, RunningNode to, String words) throws ProfileException, InterruptedException {
        Instant begun = Instant.now();
        String id = from.chats().send(to.self(), OutgoingText.of(words));
        await(to, Event.MessageCame.class, came -> came.message().equals(id));
        String author = from.profile().view().name();
        to.chats().markRead(from.self(), id);
        await(from, Event.class, any -> state(from, to, id) == MessageState.READ);
        tell("message", author + ": " + words + "   (stored, sent, stored and read in " + since(begun) + ")");
    }

    private static MessageState state(RunningNode from, RunningNode to, String id) {
        try {
            return from.chats().page(to.self(), OptionalLong.empty(), 10).messages().stream()
                    .filter(message -> message.id().equals(id))
                    .map(MessageView::state)
                    .findFirst()
                    .orElse(MessageState.WAITING);
        } catch (ProfileException e) {
            return MessageState.WAITING; // The profile was locked meanwhile; whoever waits hears that as well.
        }
    }

    private void send(RunningNode anna, RunningNode ben, Path folder) throws IOException, InterruptedException {
        Path film = folder.resolve("film.bin");
        byte[] bytes = new byte[FILM_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.write(film, bytes);
        String message = anna.files().send(ben.self(), List.of(OutgoingFile.of(film)), OutgoingText.of(""));
        await(ben, Event.MessageCame.class, came -> came.message().equals(message));
        String file = ben.files().all(1).getFirst().id();
        Instant begun = Instant.now();
        ben.files().accept(file, Optional.of(folder.resolve("Ben's files")));
        await(ben, Event.FileMoved.class, moved -> moved.file().equals(file) && moved.state() == FileState.DONE);
        Path there = ben.files().view(file).place().orElseThrow(() -> over("the file has no place"));
        if (Files.mismatch(film, there) >= 0) {
            throw new ProfileException(Reason.OTHER, "The file is not what was sent, which must not be.");
        }
        tell("file", "A file of " + Sizes.of(FILM_BYTES) + ", checked block by block, in " + since(begun) + ".");
    }

    private void connection(RunningNode anna, RunningNode ben) throws ProfileException, InterruptedException {
        LinkState link = link(anna, ben.self());
        for (int i = 0; i < LOOKS && link.way().isEmpty(); i++) { // A way may just be changing.
            var _ = anna.events().listen().next(BETWEEN_LOOKS);
            link = link(anna, ben.self());
        }
        tell(
                "connection",
                "They are connected " + link.way().orElse("by no way just now") + ", "
                        + link.roundTripMillis()
                                .map(time -> time + " ms there and back")
                                .orElse("not measured yet")
                        + ", under " + link.cipher() + " with " + link.group()
                        + ": what was recorded today, no quantum computer will read.");
        tell(
                "sealed",
                "Each message is sealed a second time for its reader, and each datagram is noise to whoever sees it.");
    }

    private static LinkState link(RunningNode node, String id) throws ProfileException, InterruptedException {
        return friend(node, id).link().orElseThrow(() -> over("the link ended"));
    }

    private static FriendView friend(RunningNode node, String id) throws ProfileException, InterruptedException {
        return node.people().all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> over("somebody was forgotten"));
    }

    private static <E extends Event> E await(RunningNode node, Class<E> type, Predicate<E> wanted)
            throws ProfileException, InterruptedException {
        Events.Listener events = node.events().listenAfter(0);
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            for (Happening happening : events.next(Duration.ofSeconds(1)).orElseThrow(() -> over("a node ended"))) {
                if (type.isInstance(happening.event()) && wanted.test(type.cast(happening.event()))) {
                    return type.cast(happening.event());
                }
            }
        }
        throw over("nothing happened for two minutes");
    }

    private static ProfileException over(String why) {
        return new ProfileException(Reason.OTHER, "The demo stopped (" + why + "); nothing is left of it: try again.");
    }

    private static String since(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis() + " ms";
    }

    private void tell(String step, String sentence) {
        world.answer(json, new Json().put("step", step).put("sentence", sentence), List.of(sentence));
    }
}
