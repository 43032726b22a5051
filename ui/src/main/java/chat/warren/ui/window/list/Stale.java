package chat.warren.ui.window.list;

import chat.warren.node.api.Event;
import java.util.HashSet;
import java.util.Set;

/** What of the list may be otherwise by now: of a thousand conversations it is mostly one. */
public final class Stale {
    private final Set<String> talks = new HashSet<>();
    private boolean people;
    private boolean everything;

    /** Nothing was looked at yet. */
    public static Stale everything() {
        Stale stale = new Stale();
        stale.everything = true;
        return stale;
    }

    /** Takes note of something that happened. */
    public void heard(Event event) {
        switch (event) {
            case Event.MessageCame came -> talks.add(came.with());
            case Event.MessageChanged changed -> talks.add(changed.with());
            case Event.MessageMoved moved -> talks.add(moved.with());
            case Event.ConversationChanged changed -> talks.add(changed.with());
            case Event.Typing _,
                    Event.FileMoved _,
                    Event.NearbyChanged _,
                    Event.NetworkChanged _,
                    Event.SettingChanged _,
                    Event.HistoryCopied _,
                    Event.PairingMoved _ -> {}
            case Event.Befriended _, Event.FriendParted _, Event.Missed _ -> everything = true;
            default -> people = true;
        }
    }

    public boolean isNothing() {
        return talks.isEmpty() && !people && !everything;
    }

    Set<String> talks() {
        return talks;
    }

    boolean people() {
        return people;
    }

    boolean isEverything() {
        return everything;
    }
}
