package chat.warren.node.desk;

import com.google.gson.JsonElement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A source of events for one listener, who takes them at a pace of their own. */
public interface Feed {
    /**
     * One server-sent event.
     *
     * @param id what the listener gives back to go on after this one
     */
    record Line(String id, String name, JsonElement data) {}

    /** What happened since the last call; none when nothing did for so long; empty when nothing will any more. */
    Optional<List<Line>> next(Duration patience) throws InterruptedException;
}
