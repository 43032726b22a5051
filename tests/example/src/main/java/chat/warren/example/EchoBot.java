package chat.warren.example;

import chat.warren.node.api.Event;
import chat.warren.node.api.Events;
import chat.warren.node.api.Happening;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Befriends everybody who asks, and says back whatever they write. */
public final class EchoBot {
    private static final Duration LISTENING = Duration.ofMinutes(1);
    private static final int NEWEST = 50;

    private final RunningNode node;

    public EchoBot(RunningNode node) {
        this.node = node;
    }

    /** Until the node ends. */
    public void run() throws ProfileException, InterruptedException {
        Events.Listener events = node.events().listenAfter(0);
        Optional<List<Happening>> happened = events.next(LISTENING);
        while (happened.isPresent()) {
            for (Happening one : happened.get()) {
                switch (one.event()) {
                    case Event.FriendAsked(String person) -> node.people().accept(person);
                    case Event.MessageCame(String with, String message, boolean own) when !own -> echo(with, message);
                    default -> {} // An echo listens to nothing else.
                }
            }
            happened = events.next(LISTENING);
        }
    }

    private void echo(String with, String id) throws ProfileException, InterruptedException {
        for (MessageView message :
                node.chats().page(with, OptionalLong.empty(), NEWEST).messages()) {
            if (message.id().equals(id)) {
                OutgoingText back = new OutgoingText(message.text(), List.of(), Optional.of(id), Optional.empty());
                String _ = node.chats().send(with, back);
            }
        }
        node.chats().markRead(with, id);
    }
}
