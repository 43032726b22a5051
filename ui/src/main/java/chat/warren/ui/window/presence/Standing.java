package chat.warren.ui.window.presence;

import chat.warren.node.api.ConversationView.Waiting;
import chat.warren.node.api.FriendView;
import chat.warren.ui.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How a friend is reached just now, and what waits for them while they are not.
 *
 * @param waiting messages of ours that friends keep
 * @param keepers what those friends are called
 */
public record Standing(FriendView friend, Optional<Waiting> waiting, List<String> keepers) {
    public Standing {
        keepers = List.copyOf(keepers);
    }

    /** Of a friend among all people we know. */
    public static Standing of(FriendView friend, Optional<Waiting> waiting, List<FriendView> people) {
        List<String> keepers = waiting.map(Waiting::keepers).orElse(List.of()).stream()
                .flatMap(id -> people.stream().filter(each -> each.id().equals(id)))
                .map(FriendView::name)
                .toList();
        return new Standing(friend, waiting, keepers);
    }

    public Presence presence() {
        return Presence.of(friend, waiting.isPresent());
    }

    /** Through whom, who keeps how much, or since when they are away, as far as that is known. */
    public String words(Words words, Instant now, ZoneId zone) {
        Presence presence = presence();
        Optional<String> more = switch (presence) {
            case THROUGH ->
                friend.link()
                        .flatMap(FriendView.LinkState::through)
                        .map(name -> words.say("presence.through.name", name));
            case KEPT ->
                waiting.filter(any -> !keepers.isEmpty())
                        .map(kept -> words.say(
                                "presence.kept.with", String.join(", ", keepers), words.number(kept.messages())));
            case OFFLINE ->
                friend.seen()
                        .map(seen -> words.say("presence.seen", words.times().brief(seen, now, zone)));
            case DIRECT, TRYING, NONE -> Optional.empty();
        };
        return more.orElse(presence.words(words));
    }
}
