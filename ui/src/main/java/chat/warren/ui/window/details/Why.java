package chat.warren.ui.window.details;

import chat.warren.node.api.WayView;
import chat.warren.ui.words.Words;
import java.util.Optional;

/**
 * Why a friend is not connected, or not directly: one sentence, and the one thing to do about it here.
 *
 * @param help empty where there is nothing to do but wait
 */
record Why(String sentence, Help help) {
    /** What the button under the sentence does. */
    enum Help {
        /** They may see where we are from now on. */
        SHOW("why.show"),
        /** Network settings have what helps. */
        NETWORK("why.network"),
        /** A friend of both would carry it: who may relay is chosen there. */
        FRIENDS("why.friends"),
        AGAIN("why.again");

        private final String key;

        Help(String key) {
            this.key = key;
        }

        String words(Words words) {
            return words.say(key);
        }
    }

    /** Empty where everything is as it should be. A cause of a newer node comes in that node's own words. */
    static Optional<Why> of(WayView way, String name, Words words) {
        String cause = way.cause();
        if (cause.equals("connected-directly") || cause.equals("connected-on-the-lan")) {
            return Optional.empty();
        }
        String key = "why." + cause;
        String sentence = words.knows(key) ? words.say(key, name) : (way.sentence() + " " + way.remedy()).strip();
        return Optional.of(new Why(sentence, help(cause)));
    }

    private static Help help(String cause) {
        return switch (cause) {
            case "we-are-invisible", "we-want-only-relays" -> Help.SHOW;
            case "our-network-blocks-udp",
                    "dht-unreachable",
                    "both-ports-random",
                    "ports-by-luck",
                    "connected-through-a-tunnel" -> Help.NETWORK;
            case "friend-wants-only-relays", "friends-network-blocks-udp" -> Help.FRIENDS;
            default -> Help.AGAIN;
        };
    }
}
