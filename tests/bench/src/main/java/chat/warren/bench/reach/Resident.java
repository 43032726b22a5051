package chat.warren.bench.reach;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.Effort;
import chat.warren.node.api.Event;
import chat.warren.node.api.Events;
import chat.warren.node.api.Happening;
import chat.warren.node.api.InviteCard;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A whole node with a profile, friends and messages, in a program of its own. Arguments: its folder, its name and a
 * stranger's address.
 *
 * <pre>
 * invite            says an invite
 * add INVITE        answers one; whoever made it accepts by itself
 * talk MILLIS       numbered messages to the friend at this pace, until "hush"
 * tally             how many were sent, how many different ones came, and how many came twice
 * gap               the longest pause between two messages that came, since the last question
 * </pre>
 */
public final class Resident {
    private static final char[] PASSPHRASE = "a laboratory is no home".toCharArray();
    private static final Duration TURN = Duration.ofSeconds(1);

    private final RunningNode node;
    private final Set<String> came = new HashSet<>();
    private volatile String friend = "";
    private volatile boolean talking;
    private long sent;
    private long again;
    private long latest;
    private long longest;

    private Resident(RunningNode node) {
        this.node = node;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ProfileHome home = new ProfileHome(
                Path.of(arguments[0]), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        NodeOptions options = new NodeOptions(new Bootstrap.Named(List.of(arguments[2])), true, 0);
        Resident resident = new Resident(RunningNode.start(home.create(arguments[1], PASSPHRASE), options));
        Thread.ofPlatform().daemon().start(resident::listen);
        say("ready", "");
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                resident.obey(line);
            }
        }
        System.exit(0);
    }

    private void obey(String line) throws ProfileException, InterruptedException {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "invite" -> {
                InviteCard card = node.people().invite(1, true, "");
                say("invite", card.link());
            }
            case "add" -> node.people().add(words[1], "");
            case "talk" -> {
                talking = true;
                Thread.ofPlatform().daemon().start(() -> talk(Long.parseLong(words[1])));
            }
            case "hush" -> talking = false;
            case "tally" -> tally();
            case "gap" -> gap();
            default -> throw new IllegalArgumentException(line);
        }
    }

    private synchronized void tally() {
        say("tally", sent + " " + came.size() + " " + again);
    }

    private synchronized void gap() {
        say("gap", Long.toString(latest == 0 ? longest : Math.max(longest, now() - latest)));
        longest = 0;
    }

    private void talk(long pace) {
        try {
            while (talking) {
                node.chats().send(friend, OutgoingText.of("number " + count()));
                TimeUnit.MILLISECONDS.sleep(pace);
            }
        } catch (ProfileException e) {
            say("failed", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized long count() {
        return ++sent;
    }

    private void listen() {
        Events.Listener events = node.events().listenAfter(0);
        try {
            while (true) {
                for (Happening each : events.next(TURN).orElse(List.of())) {
                    happened(each.event());
                }
            }
        } catch (ProfileException e) {
            say("failed", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void happened(Event event) throws ProfileException, InterruptedException {
        switch (event) {
            case Event.FriendAsked asked -> node.people().accept(asked.person());
            case Event.FriendLinked link -> {
                friend = link.person();
                say(link.linked() ? "linked" : "unlinked", "");
            }
            case Event.MessageCame message when !message.own() -> heard(message);
            default -> {}
        }
    }

    private synchronized void heard(Event.MessageCame message) {
        again += came.add(message.message()) ? 0 : 1;
        longest = latest == 0 ? 0 : Math.max(longest, now() - latest);
        latest = now();
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private static void say(String what, String more) {
        System.out.println(what + " " + System.currentTimeMillis() + (more.isEmpty() ? "" : " " + more));
    }
}
