package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.node.link.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Links that are up with nobody who is a friend yet, and who may become one on the same link. What the link agreed on
 * is kept for that, and wiped when the link ends or another takes its place. On the node's thread.
 */
final class Strangers {
    /** More people than ask at once to be friends. */
    static final int MOST = 64;

    private final Map<DeviceId, Line> lines = new HashMap<>();

    void up(Line line) {
        Line before = lines.remove(line.device());
        if (before != null) {
            before.wipe();
        }
        if (lines.size() < MOST) {
            lines.put(line.device(), line);
        } else {
            line.wipe();
        }
    }

    /** They said yes before we did: what they begin with is kept until we have. */
    void greeted(Link link, ChatFrame.Hello hello) {
        Line line = lines.get(link.peer().device().device());
        if (line != null && line.link().equals(link)) {
            line.early(hello);
        }
    }

    void down(Link link) {
        Line line = lines.get(link.peer().device().device());
        if (line != null && line.link().equals(link)) {
            lines.remove(line.device());
            line.wipe();
        }
    }

    /** Those that are strangers no more; they are somebody else's from now on, with their secrets. */
    List<Line> leaving(Predicate<Line> befriended) {
        List<Line> leaving = lines.values().stream().filter(befriended).toList();
        leaving.forEach(line -> lines.remove(line.device()));
        return leaving;
    }
}
