package chat.warren.ui.window.presence;

import chat.warren.node.api.FriendView;
import chat.warren.ui.words.Words;
import java.util.Set;

/** How a friend is reached just now. */
public enum Presence {
    DIRECT("presence.direct"),
    THROUGH("presence.through"),
    /** A link is there, and no way carries at this moment. */
    TRYING("presence.trying"),
    OFFLINE("presence.offline"),
    /** Not here, and something of ours waits with friends. */
    KEPT("presence.kept"),
    /** Not a friend yet, or not any more. */
    NONE("presence.none");

    private static final Set<String> STRAIGHT = Set.of("lan", "direct");

    private final String key;

    Presence(String key) {
        this.key = key;
    }

    public String words(Words words) {
        return words.say(key);
    }

    Dot.Sign sign() {
        return switch (this) {
            case DIRECT -> Dot.Sign.FULL;
            case THROUGH -> Dot.Sign.HALF;
            case TRYING -> Dot.Sign.DASHED;
            case OFFLINE -> Dot.Sign.HOLLOW;
            case KEPT -> Dot.Sign.LETTER;
            case NONE -> Dot.Sign.NOTHING;
        };
    }

    public boolean online() {
        return this == DIRECT || this == THROUGH;
    }

    /**
     * As a friend is reached now.
     *
     * @param kept whether friends keep messages of ours for them
     */
    public static Presence of(FriendView friend, boolean kept) {
        if (friend.stage() != FriendView.Stage.FRIEND) {
            return NONE;
        }
        if (friend.linked() == 0) {
            return kept ? KEPT : OFFLINE;
        }
        return friend.link()
                .flatMap(FriendView.LinkState::way)
                .map(way -> STRAIGHT.contains(way) ? DIRECT : THROUGH)
                .orElse(TRYING);
    }
}
