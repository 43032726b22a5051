package chat.warren.node.api.web;

import chat.warren.node.api.LogLine;
import chat.warren.node.api.RunningNode;
import chat.warren.node.desk.Answer;
import chat.warren.node.desk.Asked;
import chat.warren.node.desk.RefusedException;
import chat.warren.node.desk.Route;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/** What can be asked about the node itself. */
final class NodeRoutes {
    /** More than a screen, and far from a strain. */
    private static final int LINES = 100;

    private static final int MOST_LINES = 1000;

    private final RunningNode node;
    private final String run;

    /** @param run tells this run of the node from others, whose events are numbered alike */
    NodeRoutes(RunningNode node, String run) {
        this.node = node;
        this.run = run;
    }

    List<Route> all() {
        return List.of(
                new Route("GET", "/v1/status", asked -> Commands.told(() -> Shapes.of(node.view()))),
                new Route(
                        "GET",
                        "/v1/profile",
                        asked -> Commands.told(() -> Shapes.of(node.profile().view()))),
                new Route(
                        "GET",
                        "/v1/network",
                        asked -> Commands.told(() -> Shapes.of(node.network().view()))),
                new Route(
                        "GET",
                        "/v1/network/reach",
                        asked -> Commands.told(() -> Shapes.of(node.network().reach()))),
                new Route(
                        "GET",
                        "/v1/nearby",
                        asked -> Commands.told(() -> Shapes.of(node.network().nearby()))),
                new Route("PUT", "/v1/nearby", this::show),
                new Route("POST", "/v1/nearby/{person}", this::ask),
                new Route(
                        "GET",
                        "/v1/settings",
                        asked -> Commands.told(() -> {
                            JsonObject answer = new JsonObject();
                            answer.add("settings", Shapes.array(node.settings().all()));
                            return answer;
                        })),
                new Route("PUT", "/v1/settings/{setting}", this::choose),
                new Route("DELETE", "/v1/settings/{setting}", asked -> {
                    asked.body().nothingElse();
                    return Commands.done(() -> node.settings().reset(asked.at("setting")));
                }),
                new Route("GET", "/v1/log", this::log),
                new Route("GET", "/v1/audit", this::audit),
                new Route("GET", "/v1/events", this::events));
    }

    private Answer show(Asked asked) throws RefusedException, InterruptedException {
        boolean visible = asked.body().truth("visible");
        asked.body().nothingElse();
        return Commands.done(() -> node.network().showNearby(visible));
    }

    private Answer ask(Asked asked) throws RefusedException, InterruptedException {
        String message = asked.body().maybeText("message").orElse("");
        asked.body().nothingElse();
        return Commands.created(() -> Shapes.added(node.network().askNearby(asked.at("person"), message)));
    }

    private Answer choose(Asked asked) throws RefusedException, InterruptedException {
        String value = asked.body().text("value");
        asked.body().nothingElse();
        return Commands.done(() -> node.settings().set(asked.at("setting"), value));
    }

    private Answer log(Asked asked) throws RefusedException {
        int most = asked.number("most", LINES, MOST_LINES);
        long after = asked.serial("after", -1);
        List<LogLine> lines = after < 0 ? node.log().newest(most) : node.log().after(after, most);
        JsonObject answer = new JsonObject();
        answer.add("lines", Shapes.array(lines));
        return Answer.ok(answer);
    }

    private Answer audit(Asked asked) throws RefusedException, InterruptedException {
        int most = asked.number("most", LINES, MOST_LINES);
        return Commands.told(() -> Shapes.of(node.audit(most)));
    }

    /** From now on, or from where a listener was, if that was in this run of the node. */
    private Answer events(Asked asked) {
        Optional<String> last =
                asked.lastEvent().or(() -> Optional.ofNullable(asked.query().get("after")));
        return new Answer.Streamed(new EventFeed(node.events(), run, last));
    }
}
