package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A conversation at the terminal. */
@Command(
        name = "chat",
        description = {
            "Talks with somebody: shows what was said, what comes while you write, and how far yours came.",
            "Lines are edited as in a shell, /help shows what else there is. Nothing that you type is written to a"
                    + " file."
        })
final class ChatWith extends Remote implements Callable<Integer> {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    @Parameters(paramLabel = "NAME", description = "Whom: a name, its beginning, an id, or me.")
    private String person = "";

    ChatWith(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        if (place.json()) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_UNDERSTOOD,
                    "A conversation is for people, not for programs: use 'warren send', 'history' and 'events' with"
                            + " --json.");
        }
        RemoteNode node = node();
        String id = Persons.find(node, person);
        List<String> names = new ArrayList<>();
        String name = person.equals(Persons.ME) ? Persons.ME : "";
        for (JsonElement each : object(node.get("/v1/friends")).getAsJsonArray("friends")) {
            JsonObject friend = each.getAsJsonObject();
            names.add(shown(text(friend, "name")));
            name = text(friend, "id").equals(id) ? shown(text(friend, "name")) : name;
        }
        Conversation conversation = new Conversation(node, id, name, Mentions.with(node, id), ZoneId.systemDefault());
        try (Screen screen = Screen.open(names, conversation::typing)) {
            AtomicReference<Optional<ProfileException>> ended = new AtomicReference<>(Optional.empty());
            AtomicBoolean over = new AtomicBoolean();
            CountDownLatch begun = new CountDownLatch(1);
            Thread listening = Thread.ofVirtual().start(() -> {
                ProfileException why = listened(node, conversation, screen, begun);
                if (!over.get()) {
                    ended.set(Optional.of(why));
                    screen.show(List.of("    " + why.sentence(), "    Enter ends this."));
                }
                begun.countDown();
            });
            begun.await();
            over.set(ended.get().isPresent());
            Typed typed = new Typed(conversation);
            while (!over.get()) {
                Typed.Said said = said(typed, screen);
                screen.show(said.lines());
                over.set(said.over() || ended.get().isPresent());
            }
            listening.interrupt();
            boolean _ = listening.join(LAST_WORDS);
            if (ended.get().isPresent()) {
                throw ended.get().get();
            }
        }
        return Exits.DONE;
    }

    /** What cannot be said is told, and the conversation goes on. */
    private static Typed.Said said(Typed typed, Screen screen) throws ProfileException {
        var line = screen.line();
        if (line.isEmpty()) {
            return new Typed.Said(List.of(), true);
        }
        try {
            return typed.line(line.get());
        } catch (ProfileException e) {
            if (e.reason() == ProfileException.Reason.NOT_RUNNING) {
                throw e;
            }
            return new Typed.Said(List.of("    " + e.sentence()), false);
        }
    }

    /** Shows what was said and what happens, until nothing does any more, and says why. */
    private static ProfileException listened(
            RemoteNode node, Conversation conversation, Screen screen, CountDownLatch begun) {
        try {
            node.listen(new RemoteNode.Listener() {
                @Override
                public void listening() throws ProfileException {
                    screen.show(conversation.begin());
                    begun.countDown();
                }

                @Override
                public boolean happened(String document) throws ProfileException {
                    show(object(document), conversation, screen);
                    return true;
                }
            });
            return new ProfileException(
                    ProfileException.Reason.NOT_RUNNING, "The daemon ended; what you said is kept: start it again.");
        } catch (ProfileException e) {
            return e;
        }
    }

    private static void show(JsonObject event, Conversation conversation, Screen screen) throws ProfileException {
        try {
            screen.show(conversation.happened(event));
        } catch (ProfileException e) {
            if (e.reason() == ProfileException.Reason.NOT_RUNNING) {
                throw e;
            }
            screen.show(List.of("    " + e.sentence()));
        }
        if (text(event, "type").equals("typing") && text(event, "with").equals(conversation.with())) {
            screen.status(event.get("writing").getAsBoolean() ? conversation.name() + " writes…" : "");
        }
    }
}
