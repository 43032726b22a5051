package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.text.Named;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Two whole nodes that find each other through a network of strangers on this machine, and talk. */
class TwoNodesTest extends AnnaAndBen {
    @Test
    void anInviteMakesFriendsAndFriendsTalk() throws IOException, InterruptedException {
        InviteCard invite = anna.people().invite(7, true, "for Ben");
        assertEquals(Optional.empty(), ben.people().add(invite.link(), "it is me"));
        String asking = Street.await(anna, Event.FriendAsked.class, any -> true).person();
        assertEquals(ben.self(), asking);
        assertEquals("it is me", anna.people().all().getFirst().message());
        anna.people().accept(asking);
        assertEquals(
                anna.self(),
                Street.await(ben, Event.Befriended.class, any -> true).person());
        Street.await(anna, Event.FriendLinked.class, Event.FriendLinked::linked);
        Street.await(ben, Event.FriendLinked.class, Event.FriendLinked::linked);

        String id = anna.chats()
                .send(
                        ben.self(),
                        new OutgoingText(
                                "Hello @Ben",
                                Named.in("Hello @Ben", Map.of(ben.self(), "Ben")),
                                Optional.empty(),
                                Optional.empty()));
        Street.await(ben, Event.MessageCame.class, came -> came.message().equals(id));
        MessageView read = ben.chats()
                .page(anna.self(), OptionalLong.empty(), 10)
                .messages()
                .getFirst();
        assertEquals("Hello @Ben", read.text());
        assertEquals(List.of(new MessageView.Mention(ben.self(), true, 6, 4)), read.mentions());
        assertEquals(anna.self(), read.author());
        Street.await(anna, Event.MessageMoved.class, moved -> moved.message().equals(id));
        MessageView written = anna.chats()
                .page(ben.self(), OptionalLong.empty(), 10)
                .messages()
                .getFirst();
        assertEquals(MessageState.DELIVERED, written.state());
        assertEquals(List.of(new MessageView.Mention(ben.self(), false, 6, 4)), written.mentions());
        MessageStory story = anna.chats().story(id).orElseThrow();
        assertEquals(List.of(), story.missing());
        assertEquals(written.written(), story.came().truncatedTo(ChronoUnit.MILLIS), "it was written here");

        FriendView seen = anna.people().all().getFirst();
        assertEquals("Ben", seen.name());
        assertEquals(FriendView.Stage.FRIEND, seen.stage());
        assertEquals(
                List.of(true),
                seen.devices().stream().map(FriendView.Device::linked).toList());
        FriendView.LinkState link = seen.link().orElseThrow();
        assertEquals(Optional.empty(), link.through(), "nobody is between the two");
        assertEquals("X25519MLKEM768", link.group());
        assertTrue(link.way().isPresent());
        WayView way = anna.people().way(ben.self());
        assertEquals("connected-on-the-lan", way.cause(), way.sentence());
        assertTrue(way.attempts().stream().anyMatch(each -> each.event().startsWith("Connected")), way.toString());
        assertTrue(way.attempts().stream().noneMatch(each -> each.where().contains("127.0.0.1")), way.toString());
        assertEquals(
                "Hello @Ben",
                ben.chats()
                        .search("hello", Optional.empty(), 5)
                        .findings()
                        .getFirst()
                        .message()
                        .text());
    }
}
