package chat.warren.node.api;

import chat.warren.dht.overlay.OverlayView;

/**
 * How we stand with Warren's own network of nodes.
 *
 * @param way how what we leave for friends gets to where it is kept
 * @param sentence the same for people
 * @param nodes of it that we know
 * @param guards that answer, of three
 * @param helpers who hand on friends' calls to us
 */
public record OverlayStanding(Way way, String sentence, int nodes, int guards, int helpers) {
    /** How records travel. */
    public enum Way {
        GUARDS("Other Warren nodes leave and fetch word for us, so that those who keep it do not see this address."),
        STRAIGHT("There are too few Warren nodes to hide this address from those who keep what we leave for friends."),
        WAITING(
                "There are too few Warren nodes to hide this address, so friends are not looked for until there are more.");

        private final String sentence;

        Way(String sentence) {
            this.sentence = sentence;
        }
    }

    static OverlayStanding of(OverlayView view) {
        Way way = switch (view.way()) {
            case THROUGH_GUARDS -> Way.GUARDS;
            case STRAIGHT -> Way.STRAIGHT;
            case WAITING -> Way.WAITING;
        };
        return new OverlayStanding(way, way.sentence, view.meeting().contacts(), view.guards(), view.helpers());
    }
}
