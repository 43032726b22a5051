package chat.warren.node.api.web;

import chat.warren.node.api.Chats;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.api.text.Named;
import chat.warren.node.desk.Answer;
import chat.warren.node.desk.Asked;
import chat.warren.node.desk.Body;
import chat.warren.node.desk.RefusedException;
import chat.warren.node.desk.Route;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be asked about what was said, and what can be said. */
final class ChatRoutes {
    private static final int PAGE = 50;
    /** The longest that a message may be told to stay; what is longer is refused where that is known. */
    private static final long MOST_STAY_MILLIS = Duration.ofDays(365).toMillis();

    /** No text is longer; whether a mention is in its text is asked where it is said. */
    private static final long MOST_LETTERS = 1 << 16;

    private final Chats chats;

    ChatRoutes(Chats chats) {
        this.chats = chats;
    }

    List<Route> all() {
        String talk = "/v1/conversations/{friend}";
        String message = "/v1/messages/{message}";
        return List.of(
                new Route(
                        "GET",
                        "/v1/conversations",
                        asked -> Commands.told(() -> {
                            JsonObject answer = new JsonObject();
                            answer.add("conversations", Shapes.array(chats.all()));
                            return answer;
                        })),
                new Route("GET", talk + "/messages", this::page),
                new Route("POST", talk + "/messages", this::send),
                new Route("PUT", talk + "/read", this::read),
                new Route("PUT", talk + "/draft", this::draft),
                new Route("PUT", talk + "/typing", this::typing),
                new Route("PUT", talk + "/timer", this::timer),
                new Route("GET", talk + "/keepers", this::keepers),
                new Route("PUT", talk + "/keepers", this::entrust),
                new Route("DELETE", talk + "/keepers", asked -> {
                    asked.body().nothingElse();
                    return Commands.done(() -> chats.entrust(asked.at("friend"), Optional.empty()));
                }),
                new Route("PUT", talk + "/preferences", this::prefer),
                new Route("GET", message, this::story),
                new Route("PUT", message, this::edit),
                new Route("DELETE", message, this::delete),
                new Route("PUT", message + "/reactions/{emoji}", asked -> react(asked, true)),
                new Route("DELETE", message + "/reactions/{emoji}", asked -> react(asked, false)),
                new Route("GET", "/v1/search", this::search));
    }

    private Answer page(Asked asked) throws RefusedException, InterruptedException {
        int most = asked.number("most", PAGE, Chats.MOST_IN_A_PAGE);
        long before = asked.serial("before", -1);
        OptionalLong place = before < 0 ? OptionalLong.empty() : OptionalLong.of(before);
        return Commands.told(() -> Shapes.of(chats.page(asked.at("friend"), place, most)));
    }

    private Answer send(Asked asked) throws RefusedException, InterruptedException {
        Body body = asked.body();
        OutgoingText text = new OutgoingText(body.text("text"), mentions(body), body.maybeText("replyTo"), stay(body));
        body.nothingElse();
        return Commands.created(() -> {
            JsonObject answer = new JsonObject();
            answer.addProperty("id", chats.send(asked.at("friend"), text));
            return answer;
        });
    }

    static List<Named> mentions(Body body) throws RefusedException {
        List<Named> mentions = new ArrayList<>();
        for (Body each : body.objects("mentions")) {
            mentions.add(new Named(each.text("person"), number(each, "from"), number(each, "length")));
            each.nothingElse();
        }
        return mentions;
    }

    private static int number(Body body, String name) throws RefusedException {
        return body.maybeNumber(name, MOST_LETTERS)
                .orElseThrow(() ->
                        new RefusedException(400, "not-understood", "The member " + name + " is missing, a number."))
                .intValue();
    }

    static Optional<Duration> stay(Body body) throws RefusedException {
        return body.maybeNumber("staysMillis", MOST_STAY_MILLIS).map(Duration::ofMillis);
    }

    private Answer read(Asked asked) throws RefusedException, InterruptedException {
        String upTo = asked.body().text("upTo");
        asked.body().nothingElse();
        return Commands.done(() -> chats.markRead(asked.at("friend"), upTo));
    }

    private Answer draft(Asked asked) throws RefusedException, InterruptedException {
        String text = asked.body().maybeText("text").orElse("");
        Optional<String> replyTo = asked.body().maybeText("replyTo");
        asked.body().nothingElse();
        return Commands.done(() -> chats.draft(asked.at("friend"), text, replyTo));
    }

    private Answer typing(Asked asked) throws RefusedException, InterruptedException {
        boolean writing = asked.body().truth("writing");
        asked.body().nothingElse();
        return Commands.done(() -> chats.typing(asked.at("friend"), writing));
    }

    private Answer timer(Asked asked) throws RefusedException, InterruptedException {
        Optional<Duration> stays = stay(asked.body());
        asked.body().nothingElse();
        return Commands.done(() -> chats.timer(asked.at("friend"), stays));
    }

    private Answer keepers(Asked asked) throws RefusedException, InterruptedException {
        return Commands.told(() -> {
            JsonObject answer = new JsonObject();
            answer.add("keepers", Shapes.array(chats.keepers(asked.at("friend"))));
            return answer;
        });
    }

    private Answer entrust(Asked asked) throws RefusedException, InterruptedException {
        List<String> keepers = asked.body().texts("keepers");
        asked.body().nothingElse();
        return Commands.done(() -> chats.entrust(asked.at("friend"), Optional.of(keepers)));
    }

    private Answer prefer(Asked asked) throws RefusedException, InterruptedException {
        boolean muted = asked.body().truth("muted");
        boolean archived = asked.body().truth("archived");
        asked.body().nothingElse();
        return Commands.done(() -> chats.prefer(asked.at("friend"), muted, archived));
    }

    private Answer story(Asked asked) throws RefusedException, InterruptedException {
        return Commands.told(() -> Shapes.of(chats.story(asked.at("message"))
                .orElseThrow(() -> new ProfileException(Reason.NOT_FOUND, "There is no such message."))));
    }

    private Answer edit(Asked asked) throws RefusedException, InterruptedException {
        String text = asked.body().text("text");
        List<Named> mentions = mentions(asked.body());
        asked.body().nothingElse();
        return Commands.done(() -> chats.edit(asked.at("message"), text, mentions));
    }

    /** Ours is taken back everywhere; with {@code ?here=true} any message goes away here, and nobody is told. */
    private Answer delete(Asked asked) throws RefusedException, InterruptedException {
        asked.body().nothingElse();
        boolean here = Boolean.parseBoolean(asked.query().getOrDefault("here", "false"));
        return Commands.done(() -> {
            if (here) {
                chats.forget(asked.at("message"));
            } else {
                chats.delete(asked.at("message"));
            }
        });
    }

    private Answer react(Asked asked, boolean given) throws RefusedException, InterruptedException {
        asked.body().nothingElse();
        return Commands.done(() -> chats.react(asked.at("message"), asked.at("emoji"), given));
    }

    private Answer search(Asked asked) throws RefusedException, InterruptedException {
        int most = asked.number("most", PAGE, Chats.MOST_IN_A_PAGE);
        String words = asked.query().getOrDefault("q", "");
        Optional<String> with = Optional.ofNullable(asked.query().get("with"));
        return Commands.told(() -> Shapes.of(chats.search(words, with, most)));
    }
}
