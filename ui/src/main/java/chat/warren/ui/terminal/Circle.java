package chat.warren.ui.terminal;

import chat.warren.node.api.FriendView;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everybody whom a node knows, in lines for people.
 *
 * @param names of all of them, by id
 */
record Circle(List<JsonObject> people, Map<String, String> names) {
    Circle {
        people = List.copyOf(people);
        names = Map.copyOf(names);
    }

    static Circle of(JsonObject answer) {
        List<JsonObject> people = new ArrayList<>();
        for (JsonElement each : answer.getAsJsonArray("friends")) {
            people.add(each.getAsJsonObject());
        }
        return new Circle(
                people,
                people.stream()
                        .collect(Collectors.toMap(
                                each -> Remote.text(each, "id"),
                                each -> Remote.text(each, "name"),
                                (one, other) -> one)));
    }

    /**
     * How we are with one of them.
     *
     * @param waiting what friends keep of ours for them
     */
    String standing(JsonObject person, Optional<JsonObject> waiting) {
        return switch (Remote.text(person, "stage")) {
            case "asked-us" -> asks(person);
            case "asked-by-us", "invited" -> "asked, no answer yet";
            case "blocked" -> "blocked";
            default -> connected(person) + waiting.map(this::kept).orElse("");
        };
    }

    /** Two of one name, who came by one link, are told apart by their keys alone. */
    private String asks(JsonObject person) {
        String message = Remote.text(person, "message");
        String invite = Remote.text(person, "invite");
        String others = people.stream()
                .filter(other ->
                        !other.equals(person) && !invite.isEmpty() && invite.equals(Remote.text(other, "invite")))
                .map(other ->
                        Remote.text(other, "name") + " (" + FriendView.fingerprint(Remote.text(other, "id")) + ")")
                .collect(Collectors.joining(", "));
        return "asks to be a friend"
                + (message.isEmpty() ? "" : " (\"" + message + "\")")
                + "; key " + FriendView.fingerprint(Remote.text(person, "id"))
                + (others.isEmpty() ? "" : "; by the same invite as " + others + ": ask your friend for their key")
                + "; 'warren friend accept' or decline";
    }

    private static String connected(JsonObject friend) {
        JsonElement link = friend.get("link");
        String verified = verified(friend.getAsJsonObject("verified"));
        if (link == null || link.isJsonNull()) {
            String seen = Remote.text(friend, "seen");
            return "not here" + (seen.isEmpty() ? "" : ", last seen " + seen) + verified + devices(friend);
        }
        JsonObject state = link.getAsJsonObject();
        String time = Remote.text(state, "roundTripMillis").isEmpty()
                ? ""
                : ", " + Remote.text(state, "roundTripMillis") + " ms";
        return "here, " + way(state) + time + ", " + Remote.text(state, "cipher") + " with "
                + Remote.text(state, "group") + verified + devices(friend);
    }

    private static String way(JsonObject link) {
        String through = Remote.text(link, "through");
        if (!through.isEmpty()) {
            return "through " + through;
        }
        return Remote.text(link, "way").isEmpty() ? "looking for a way" : Remote.text(link, "way");
    }

    private static String verified(JsonObject verified) {
        String by = Remote.text(verified, "byName");
        return switch (Remote.text(verified, "how")) {
            case "compared" -> ", verified";
            case "scanned" -> ", verified by their code";
            case "introduced" -> ", introduced" + (by.isEmpty() ? "" : " by " + by) + ", not verified";
            case "revoked" -> ", not who they say: the words differed";
            default -> ", not verified";
        };
    }

    private static String devices(JsonObject friend) {
        int devices = friend.getAsJsonArray("devices").size();
        return devices < 2 ? "" : ", " + devices + " devices";
    }

    private String kept(JsonObject waiting) {
        List<String> keepers = new ArrayList<>();
        for (JsonElement each : waiting.getAsJsonArray("keepers")) {
            keepers.add(names.getOrDefault(each.getAsString(), "somebody"));
        }
        int messages = waiting.get("messages").getAsInt();
        return "; " + (messages == 1 ? "a message waits" : messages + " messages wait") + " with "
                + History.together(keepers) + " until " + Remote.text(waiting, "until");
    }
}
