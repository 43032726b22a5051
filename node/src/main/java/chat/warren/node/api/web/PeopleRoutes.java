package chat.warren.node.api.web;

import chat.warren.node.api.FriendView;
import chat.warren.node.api.People;
import chat.warren.node.api.ProfileException;
import chat.warren.node.desk.Answer;
import chat.warren.node.desk.Asked;
import chat.warren.node.desk.Body;
import chat.warren.node.desk.RefusedException;
import chat.warren.node.desk.Route;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be asked about people, and wanted of them. */
final class PeopleRoutes {
    private static final long MOST_DAYS = 365;
    private static final long USUAL_DAYS = 7;

    private final People people;

    PeopleRoutes(People people) {
        this.people = people;
    }

    List<Route> all() {
        List<Route> all = new ArrayList<>(friends());
        all.addAll(invites());
        all.addAll(introductions());
        return all;
    }

    private List<Route> friends() {
        return List.of(
                new Route("GET", "/v1/friends", asked -> list("friends", people::all)),
                new Route("POST", "/v1/friends/{friend}/accept", decided(people::accept)),
                new Route("POST", "/v1/friends/{friend}/decline", decided(people::decline)),
                new Route("POST", "/v1/friends/{friend}/block", decided(people::block)),
                new Route("POST", "/v1/friends/{friend}/unblock", decided(people::unblock)),
                new Route("DELETE", "/v1/friends/{friend}", decided(people::remove)),
                new Route("PUT", "/v1/friends/{friend}/name", this::name),
                new Route("PUT", "/v1/friends/{friend}/permissions", this::permissions),
                new Route("PUT", "/v1/friends/{friend}/visibility", this::visibility),
                new Route("GET", "/v1/friends/{friend}/words", this::words),
                new Route(
                        "GET",
                        "/v1/friends/{friend}/way",
                        asked -> Commands.told(() -> Shapes.of(people.way(asked.at("friend"))))),
                new Route(
                        "GET",
                        "/v1/code",
                        asked -> Commands.told(() -> {
                            JsonObject answer = new JsonObject();
                            answer.addProperty("code", people.code());
                            return answer;
                        })),
                new Route("PUT", "/v1/friends/{friend}/verification", this::verification));
    }

    private List<Route> introductions() {
        String one = "/v1/introductions/{introduction}";
        return List.of(
                new Route("GET", "/v1/introductions", asked -> list("introductions", people::introductions)),
                new Route("POST", "/v1/introductions", this::introduce),
                new Route("POST", one + "/accept", asked -> {
                    asked.body().nothingElse();
                    return Commands.done(() -> people.acceptIntroduction(asked.at("introduction")));
                }),
                new Route("DELETE", one, asked -> {
                    asked.body().nothingElse();
                    return Commands.done(() -> people.refuseIntroduction(asked.at("introduction")));
                }));
    }

    private List<Route> invites() {
        return List.of(
                new Route("GET", "/v1/invites", asked -> list("invites", people::invites)),
                new Route("POST", "/v1/invites", this::invite),
                new Route("DELETE", "/v1/invites/{invite}", asked -> {
                    asked.body().nothingElse();
                    return Commands.done(() -> people.takeBack(asked.at("invite")));
                }),
                new Route("POST", "/v1/invites/{invite}/renew", this::renew),
                new Route("POST", "/v1/codes", this::say),
                new Route("DELETE", "/v1/codes", asked -> {
                    asked.body().nothingElse();
                    return Commands.done(people::cancelCodes);
                }),
                new Route("GET", "/v1/taken", asked -> list("taken", people::waiting)),
                new Route("POST", "/v1/taken", this::add),
                new Route("DELETE", "/v1/taken/{taken}", asked -> {
                    asked.body().nothingElse();
                    return Commands.done(() -> people.giveUp(asked.at("taken")));
                }));
    }

    /** Has a list for an answer. */
    private interface Listing {
        List<?> all() throws ProfileException, InterruptedException;
    }

    private static Answer list(String name, Listing listing) throws RefusedException, InterruptedException {
        return Commands.told(() -> {
            JsonObject answer = new JsonObject();
            answer.add(name, Shapes.array(listing.all()));
            return answer;
        });
    }

    /** Wants something of one person. */
    private interface Decision {
        void about(String person) throws ProfileException, InterruptedException;
    }

    private static Route.Work decided(Decision decision) {
        return asked -> {
            asked.body().nothingElse();
            return Commands.done(() -> decision.about(asked.at("friend")));
        };
    }

    private Answer name(Asked asked) throws RefusedException, InterruptedException {
        String name = asked.body().maybeText("name").orElse("");
        String note = asked.body().maybeText("note").orElse("");
        asked.body().nothingElse();
        return Commands.done(() -> people.call(asked.at("friend"), name, note));
    }

    private Answer permissions(Asked asked) throws RefusedException, InterruptedException {
        Body body = asked.body();
        FriendView.May may = new FriendView.May(body.truth("call"), body.truth("relay"), body.truth("keep"));
        body.nothingElse();
        return Commands.done(() -> people.allow(asked.at("friend"), may));
    }

    private Answer visibility(Asked asked) throws RefusedException, InterruptedException {
        String word = asked.body().text("sees");
        asked.body().nothingElse();
        for (FriendView.Visibility each : FriendView.Visibility.values()) {
            if (Shapes.word(each).equals(word.toLowerCase(Locale.ROOT))) {
                return Commands.done(() -> people.show(asked.at("friend"), each));
            }
        }
        throw new RefusedException(400, "not-understood", "The member sees is direct, relay-only or invisible.");
    }

    private Answer words(Asked asked) throws RefusedException, InterruptedException {
        return list("words", () -> people.words(asked.at("friend")));
    }

    private Answer introduce(Asked asked) throws RefusedException, InterruptedException {
        String one = asked.body().text("one");
        String other = asked.body().text("other");
        asked.body().nothingElse();
        return Commands.done(() -> people.introduce(one, other));
    }

    private Answer renew(Asked asked) throws RefusedException, InterruptedException {
        int days = days(asked.body());
        asked.body().nothingElse();
        return Commands.created(() -> Shapes.of(people.renew(asked.at("invite"), days)));
    }

    private static int days(Body body) throws RefusedException {
        return body.maybeNumber("days", MOST_DAYS).orElse(USUAL_DAYS).intValue();
    }

    private Answer say(Asked asked) throws RefusedException, InterruptedException {
        String label = asked.body().maybeText("label").orElse("");
        asked.body().nothingElse();
        return Commands.created(() -> {
            JsonObject answer = new JsonObject();
            answer.addProperty("code", people.say(label));
            return answer;
        });
    }

    private Answer verification(Asked asked) throws RefusedException, InterruptedException {
        Optional<String> scanned = asked.body().maybeText("scanned");
        boolean compared = scanned.isPresent() || asked.body().truth("compared");
        asked.body().nothingElse();
        return Commands.done(() -> {
            if (scanned.isPresent()) {
                people.scanned(asked.at("friend"), scanned.get());
            } else {
                people.verify(asked.at("friend"), compared);
            }
        });
    }

    private Answer invite(Asked asked) throws RefusedException, InterruptedException {
        Body body = asked.body();
        int days = days(body);
        boolean forOne = body.maybeTruth("forOne").orElse(true);
        String label = body.maybeText("label").orElse("");
        body.nothingElse();
        return Commands.created(() -> Shapes.of(people.invite(days, forOne, label)));
    }

    private Answer add(Asked asked) throws RefusedException, InterruptedException {
        Optional<String> code = asked.body().maybeText("code");
        String invite = code.isPresent() ? "" : asked.body().text("invite");
        String message = asked.body().maybeText("message").orElse("");
        asked.body().nothingElse();
        return Commands.created(() -> {
            if (code.isPresent()) {
                people.addByCode(code.get(), message);
                return Shapes.added(Optional.empty());
            }
            return Shapes.added(people.add(invite, message));
        });
    }
}
