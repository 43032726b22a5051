package chat.warren.node.diagnosis;

import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;

/**
 * How well friends can reach us from here, whoever they are.
 *
 * @param grade for programs
 * @param sentence for people: what is
 * @param remedy for people: what helps; empty if nothing needs help
 */
public record Reachability(Grade grade, String sentence, String remedy) {
    /** From the best to the worst. */
    public enum Grade {
        /** Everybody may write first. */
        OPEN,
        /** A path is opened from both sides, which takes a moment. */
        EASY,
        /** Ports have to be guessed; with friends like us a third one has to help. */
        HARD,
        /** No path is opened directly. */
        RELAYED_ONLY,
        UNKNOWN,
        OFFLINE
    }

    private static final String MAP_PORTS = "Switch on UPnP or PCP in your router, or use a network with IPv6.";

    /**
     * From what is known.
     *
     * @param outlook how far anything of ours gets
     * @param four what the routers in front of us do
     * @param easier whether the router lets everybody in at a port of ours, or there is IPv6
     */
    public static Reachability of(Facts.Outlook outlook, NatReport four, Easier easier) {
        return switch (outlook) {
            case NO_NETWORK -> offline("This computer has no network connection.", "Connect to a network.");
            case NO_UDP, ONLY_TCP -> blocked();
            case NO_DHT ->
                offline(
                        "Nobody in the public network answers, so friends cannot be looked up.",
                        "Friends on the same LAN still work. If WARREN_BOOTSTRAP is set, look whether it is right.");
            case FINE -> fine(four, easier);
        };
    }

    /** What makes it easier than the routers do by themselves. */
    public record Easier(boolean mappedPort, boolean ipv6) {}

    private static Reachability fine(NatReport four, Easier easier) {
        if (four.isPublic() || four.mapping() instanceof Mapping.Open) {
            return new Reachability(Grade.OPEN, "Nothing translates between this computer and the Internet.", "");
        }
        if (easier.mappedPort()) {
            return new Reachability(Grade.OPEN, "Your router lets friends in at a port that it keeps for Warren.", "");
        }
        return switch (four.mapping()) {
            case Mapping.Open open -> throw new IllegalStateException("told above");
            case Mapping.Independent steady ->
                new Reachability(
                        Grade.EASY,
                        "Your router keeps one port for all friends; direct paths are opened from both sides.",
                        "");
            case Mapping.Sequential sequence ->
                hard("Your router counts its ports, which friends can predict.", easier);
            case Mapping.PortBlock block ->
                hard("Your network changes ports within a block, which friends have to guess.", easier);
            case Mapping.Random random ->
                hard(
                        "Your network hands out random ports. With most friends a direct path takes a second; with those"
                                + " whose network does the same a common friend has to carry it.",
                        easier);
            case Mapping.Blocked blocked -> blocked();
            case Mapping.Unknown unknown ->
                new Reachability(
                        Grade.UNKNOWN,
                        "Too few have answered yet to say what the routers between here and the Internet do.",
                        "Wait a little and ask again.");
        };
    }

    private static Reachability hard(String sentence, Easier easier) {
        return easier.ipv6()
                ? new Reachability(Grade.EASY, sentence + " Friends with IPv6 reach you without that.", "")
                : new Reachability(Grade.HARD, sentence, MAP_PORTS);
    }

    private static Reachability blocked() {
        return new Reachability(
                Grade.RELAYED_ONLY,
                "This network lets no UDP through.",
                "Try another network; until then only friends who can be dialled by TCP, or who relay, are reached.");
    }

    private static Reachability offline(String sentence, String remedy) {
        return new Reachability(Grade.OFFLINE, sentence, remedy);
    }
}
