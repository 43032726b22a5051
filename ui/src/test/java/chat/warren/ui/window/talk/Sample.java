package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages as the node would show them. */
final class Sample {
    static final String ME = "me";
    static final String ANA = "ana";
    static final List<String> KEEPERS = List.of("caro", "dora");
    static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");

    private Sample() {}

    static MessageView message(int number, boolean own, String text, Duration after) {
        return view(number, own, text, after, own ? MessageState.DELIVERED : MessageState.HERE);
    }

    /** One of ours that came so far. */
    static MessageView own(String text, MessageState state) {
        return view(1, true, text, Duration.ZERO, state);
    }

    private static MessageView view(int number, boolean own, String text, Duration after, MessageState state) {
        Optional<MessageView.Custody> custody = state == MessageState.WITH_FRIENDS
                ? Optional.of(new MessageView.Custody(KEEPERS, BEGIN.plus(Duration.ofDays(7))))
                : Optional.empty();
        return new MessageView(
                "m" + number,
                number,
                own ? ME : ANA,
                own,
                BEGIN.plus(after),
                text,
                List.of(),
                false,
                false,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                state,
                custody);
    }

    /** A talk of so many messages, of one line to several, a minute apart, from one number on. */
    static List<MessageView> talk(int from, int count) {
        List<MessageView> talk = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            String text = "Message " + i + " " + "and some more words ".repeat(Math.floorMod(i * 7, 23)) + "😀";
            talk.add(message(i, Math.floorMod(i, 5) < 2, text, Duration.ofMinutes(i)));
        }
        return talk;
    }
}
