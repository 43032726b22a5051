package chat.warren.ui.window.details;

import chat.warren.node.api.FriendView;
import chat.warren.node.api.FriendView.LinkState;
import chat.warren.ui.window.presence.Standing;
import chat.warren.ui.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The path to a friend, proven: what carries, how fast, sealed with what, and how the key is known. */
record PathReport(List<Fact> facts) {
    /** One thing that is so. */
    record Fact(String name, String is) {}

    PathReport {
        facts = List.copyOf(facts);
    }

    static PathReport of(FriendView friend, Words words, Instant now, ZoneId zone) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                words.say("path.reached"),
                Standing.of(friend, Optional.empty(), List.of()).words(words, now, zone)));
        friend.link().ifPresent(link -> link(link, facts, words, zone));
        if (friend.linked() == 0) {
            friend.seen()
                    .ifPresent(seen -> facts.add(
                            new Fact(words.say("path.seen"), words.times().full(seen, zone))));
        }
        if (!friend.devices().isEmpty()) {
            facts.add(new Fact(words.say("path.devices"), devices(friend, words)));
        }
        facts.add(new Fact(words.say("path.verified"), verified(friend, words, zone)));
        return new PathReport(facts);
    }

    private static void link(LinkState link, List<Fact> facts, Words words, ZoneId zone) {
        facts.add(new Fact(
                words.say("path.way"),
                link.through()
                        .map(name -> words.say("path.way.through", name))
                        .or(() -> link.way()
                                .map(way -> words.knows("path.way." + way) ? words.say("path.way." + way) : way))
                        .orElse(words.say("path.unknown"))));
        facts.add(new Fact(
                words.say("path.round-trip"),
                link.roundTripMillis()
                        .map(millis -> words.say("path.millis", millis))
                        .orElse(words.say("path.unknown"))));
        facts.add(new Fact(
                words.say("path.loss"),
                link.lossPercent()
                        .map(percent -> words.say("path.percent", percent))
                        .orElse(words.say("path.unknown"))));
        facts.add(new Fact(words.say("path.cipher"), link.cipher()));
        facts.add(new Fact(words.say("path.group"), group(link.group(), words)));
        facts.add(new Fact(words.say("path.since"), words.times().full(link.since(), zone)));
    }

    /** A group with ML-KEM in it holds against quantum computers to come. */
    private static String group(String group, Words words) {
        return group.contains("MLKEM") ? words.say("path.group.quantum", group) : group;
    }

    static String verified(FriendView friend, Words words, ZoneId zone) {
        String at = words.times().full(friend.verified().at(), zone);
        return switch (friend.verified().how()) {
            case NOT_VERIFIED -> words.say("verified.not");
            case REVOKED -> words.say("verified.revoked", at);
            case INTRODUCED ->
                friend.verified()
                        .byName()
                        .map(by -> words.say("verified.introduced.by", at, by))
                        .orElseGet(() -> words.say("verified.introduced", at));
            case SCANNED -> words.say("verified.scanned", at);
            case COMPARED -> words.say("verified.compared", at);
            default -> words.say("verified.otherwise", at);
        };
    }

    private static String devices(FriendView friend, Words words) {
        return friend.devices().stream()
                .map(each -> each.linked() ? words.say("path.device.here", each.id()) : each.id())
                .collect(Collectors.joining(", "));
    }

    /** For a letter or a report. It holds a name, which the user puts there knowingly, and no address. */
    String text(String name, Instant now, Words words, ZoneId zone) {
        StringBuilder text =
                new StringBuilder(words.say("path.text", name, words.times().full(now, zone)));
        for (Fact fact : facts) {
            text.append('\n').append(fact.name()).append(": ").append(fact.is());
        }
        return text.append('\n').toString();
    }
}
