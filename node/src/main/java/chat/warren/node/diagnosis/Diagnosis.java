package chat.warren.node.diagnosis;

import chat.warren.node.diagnosis.Facts.Friend;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.nat.Layers;
import chat.warren.node.path.Route;
import chat.warren.node.punch.Meeting.Prospect;
import java.time.Duration;

/**
 * What is said about one friend's connection.
 *
 * @param cause for programs
 * @param sentence for people: what is
 * @param remedy for people: what helps; empty if nothing needs help
 */
public record Diagnosis(Cause cause, String sentence, String remedy) {
    /** A punch has had its time, and a relay too. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String ASK_A_FRIEND = "A friend you both have, who is online, would carry it.";

    public static Diagnosis of(Facts facts) {
        if (facts.carrying().isPresent()) {
            return connected(facts.carrying().get(), facts);
        }
        return switch (facts.us().outlook()) {
            case NO_NETWORK ->
                new Diagnosis(
                        Cause.WE_ARE_OFFLINE,
                        "This computer has no network connection.",
                        "Connect to a network; everything you write is kept until then.");
            case NO_UDP ->
                new Diagnosis(
                        Cause.OUR_NETWORK_BLOCKS_UDP,
                        "This network passes no UDP, and " + facts.name() + " could not be reached by TCP either.",
                        "Try another network, or set a proxy in the settings;"
                                + " a friend whose TCP port is open would help as well.");
            case NO_DHT ->
                new Diagnosis(
                        Cause.DHT_UNREACHABLE,
                        "Nobody in the public network answers, so friends cannot be looked up.",
                        "Friends on the same LAN, and those whose address did not change, still work.");
            case ONLY_TCP, FINE -> unreached(facts);
        };
    }

    private static Diagnosis connected(Route.Kind kind, Facts facts) {
        String name = facts.name();
        return switch (kind) {
            case LAN ->
                new Diagnosis(Cause.CONNECTED_ON_THE_LAN, name + " is connected through the local network.", "");
            case DIRECT -> new Diagnosis(Cause.CONNECTED_DIRECTLY, name + " is connected directly.", "");
            case RELAYED ->
                new Diagnosis(
                        Cause.CONNECTED_THROUGH_A_FRIEND,
                        why(facts)
                                + name + " is connected through "
                                + facts.through().orElse("a volunteer's computer")
                                + ", who cannot read any of it.",
                        remedyFor(facts));
            case TUNNEL ->
                new Diagnosis(
                        Cause.CONNECTED_THROUGH_A_TUNNEL,
                        name + " is connected, but only over TCP: calls may stutter.",
                        "A network that lets UDP through would be better.");
        };
    }

    /** Why it is not direct, where that is known. */
    private static String why(Facts facts) {
        if (facts.us().shown() == Openness.RELAYS_ONLY) {
            return "You let " + facts.name() + " reach you through others only. ";
        }
        return facts.friend().map(friend -> why(friend, facts)).orElse("");
    }

    private static String why(Friend friend, Facts facts) {
        if (friend.relayOnly()) {
            return facts.name() + " wants to be reached through others only. ";
        }
        if (friend.udpBlocked() || facts.us().outlook() == Facts.Outlook.ONLY_TCP) {
            return "One of the two networks blocks UDP. ";
        }
        return switch (friend.prospect()) {
            case HOPELESS -> "Both networks hand out random ports. ";
            case BY_LUCK -> "Both networks change ports, and a direct path takes some luck. ";
            case LIKELY, BY_GUESSING -> "";
        };
    }

    private static Diagnosis unreached(Facts facts) {
        if (facts.us().shown() == Openness.NOTHING) {
            return new Diagnosis(
                    Cause.WE_ARE_INVISIBLE,
                    "You are invisible to " + facts.name() + ", so there is no connection.",
                    "Let them see that you are here: it is among what a friend may.");
        }
        Clocks clocks = facts.us().clocks();
        if (clocks.wrong() == Clocks.Wrong.OURS) {
            return new Diagnosis(
                    Cause.OUR_CLOCK_IS_WRONG,
                    "The clock of this computer seems to be " + clocks.about()
                            + " wrong, so friends look for you elsewhere.",
                    "Set the clock.");
        }
        if (facts.friend().isPresent()
                && facts.friend().get().search().lasting().compareTo(PATIENCE) <= 0) {
            return new Diagnosis(Cause.STILL_TRYING, "Opening a path to " + facts.name() + "…", "");
        }
        if (clocks.wrong() == Clocks.Wrong.THEIRS) {
            return new Diagnosis(
                    Cause.FRIENDS_CLOCK_IS_WRONG,
                    "The clock of " + facts.name() + " seems to be " + clocks.about()
                            + " wrong, so you look for each other elsewhere.",
                    "Tell them to set it; what you write is kept until then.");
        }
        if (clocks.wrong() == Clocks.Wrong.ONE_OF_THE_TWO) {
            return new Diagnosis(
                    Cause.CLOCKS_DIFFER,
                    "The clock of this computer, or that of " + facts.name() + ", seems to be " + clocks.about()
                            + " wrong.",
                    "See which of the two is right, and set the other.");
        }
        if (facts.friend().isEmpty()) {
            return new Diagnosis(
                    Cause.FRIEND_NOT_SEEN,
                    facts.name() + " is not online, or was not found yet.",
                    "What you write is kept and delivered when they come.");
        }
        return unreached(facts.friend().get(), facts);
    }

    private static Diagnosis unreached(Friend friend, Facts facts) {
        String name = facts.name();
        if (facts.us().shown() == Openness.RELAYS_ONLY) {
            return new Diagnosis(
                    Cause.WE_WANT_ONLY_RELAYS,
                    "You let " + name + " reach you through others only, and nobody is there to do it.",
                    ASK_A_FRIEND);
        }
        if (friend.relayOnly()) {
            return new Diagnosis(
                    Cause.FRIEND_WANTS_ONLY_RELAYS,
                    name + " wants to be reached through others only, and nobody is there to do it.",
                    ASK_A_FRIEND);
        }
        if (facts.us().outlook() == Facts.Outlook.ONLY_TCP) {
            return new Diagnosis(
                    Cause.OUR_NETWORK_BLOCKS_UDP,
                    "Your network blocks UDP, and nobody is there to relay over TCP.",
                    ASK_A_FRIEND);
        }
        if (friend.udpBlocked()) {
            return new Diagnosis(
                    Cause.FRIENDS_NETWORK_BLOCKS_UDP,
                    name + "'s network blocks UDP, and nobody is there to relay.",
                    ASK_A_FRIEND);
        }
        if (friend.search().again()) {
            return noAnswer(name);
        }
        if (friend.sameRouter() && facts.us().layers() != Layers.SEVERAL) { // The outer one is the whole quarter's.
            return new Diagnosis(
                    Cause.SAME_ROUTER_ISOLATES,
                    "You and " + name + " are behind the same router, which keeps its guests apart.",
                    "Take both off the guest network, or switch its isolation off.");
        }
        return switch (friend.prospect()) {
            case HOPELESS ->
                new Diagnosis(
                        Cause.BOTH_PORTS_RANDOM,
                        "Both networks hand out random ports, so no direct path can be found.",
                        remedyFor(facts));
            case BY_LUCK ->
                new Diagnosis(
                        Cause.PORTS_BY_LUCK,
                        "Both networks change ports; a direct path takes some luck and is still being tried.",
                        remedyFor(facts));
            case LIKELY, BY_GUESSING -> noAnswer(name);
        };
    }

    private static Diagnosis noAnswer(String name) {
        return new Diagnosis(
                Cause.NO_ANSWER,
                name + " does not answer; they may just have gone offline.",
                "Nothing to do: it goes on by itself.");
    }

    /** The one thing that would make it direct, or carry it at all. */
    private static String remedyFor(Facts facts) {
        boolean hard = facts.friend()
                .filter(friend -> friend.prospect() == Prospect.HOPELESS || friend.prospect() == Prospect.BY_LUCK)
                .isPresent();
        if (hard && facts.us().layers() == Layers.SEVERAL) {
            return "Two routers stand one behind the other here: make one of them a bridge, or use IPv6 on both sides.";
        }
        if (hard && !facts.us().canMapPorts()) {
            return "Switch on UPnP or PCP in your router, or use IPv6 on both sides.";
        }
        return facts.carrying().isPresent() ? "" : ASK_A_FRIEND;
    }
}
