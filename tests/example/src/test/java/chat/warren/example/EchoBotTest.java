package chat.warren.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.warren.node.api.Effort;
import chat.warren.node.api.Event;
import chat.warren.node.api.Events;
import chat.warren.node.api.Happening;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.PrivateNetwork;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EchoBotTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private RunningNode node(String name, PrivateNetwork network) throws Exception {
        ProfileHome home = new ProfileHome(
                folder.resolve(name), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        return RunningNode.start(
                home.create(name, "only for a test".toCharArray()), new NodeOptions(network.bootstrap(), true, 0));
    }

    @Test
    void aProgramWithANodeInItSaysBackWhatAFriendWrote() throws Exception {
        try (PrivateNetwork network = PrivateNetwork.open(InstantSource.system());
                RunningNode anna = node("Anna", network)) {
            CompletableFuture<Void> ran = new CompletableFuture<>();
            try (RunningNode bot = node("Bot", network)) {
                Thread _ = Thread.ofVirtual().start(() -> finish(ran, new EchoBot(bot)));
                Optional<String> _ =
                        anna.people().add(bot.people().invite(1, true, "").link(), "");
                await(anna, happened -> happened instanceof Event.Befriended);
                String said = anna.chats().send(bot.self(), OutgoingText.of("Is anybody there?"));
                await(anna, happened -> happened instanceof Event.MessageCame came && !came.own());
                MessageView back = anna.chats()
                        .page(bot.self(), OptionalLong.empty(), 1)
                        .messages()
                        .getFirst();
                assertEquals("Is anybody there?", back.text());
                assertEquals(Optional.of(said), back.replyTo());
            }
            assertNull(ran.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the bot ends with its node");
        }
    }

    private static void finish(CompletableFuture<Void> ran, EchoBot bot) {
        try {
            bot.run();
            ran.complete(null);
        } catch (ProfileException | InterruptedException e) {
            ran.completeExceptionally(e);
        }
    }

    private static void await(RunningNode node, Predicate<Event> wanted) throws InterruptedException {
        Events.Listener events = node.events().listenAfter(0);
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            for (Happening happening : events.next(Duration.ofSeconds(1)).orElse(List.of())) {
                if (wanted.test(happening.event())) {
                    return;
                }
            }
        }
        throw new AssertionError("it never happened");
    }
}
