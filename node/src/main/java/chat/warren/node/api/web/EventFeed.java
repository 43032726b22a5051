package chat.warren.node.api.web;

import chat.warren.node.api.Event;
import chat.warren.node.api.Events;
import chat.warren.node.api.Happening;
import chat.warren.node.desk.Feed;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of a node as a stream of lines. The id of a line is the run of the node and the event's number. */
final class EventFeed implements Feed {
    private final String run;
    private final Events.Listener listener;
    private boolean fromAnotherRun;

    EventFeed(Events events, String run, Optional<String> last) {
        this.run = run;
        Optional<Long> number = last.filter(id -> id.matches(run + "-\\d{1,18}"))
                .map(id -> Long.valueOf(id.substring(run.length() + 1)));
        // Numbers of another run mean nothing here: all that is kept comes, after a word that something is missing.
        this.fromAnotherRun = last.isPresent() && number.isEmpty();
        this.listener = last.isPresent() ? events.listenAfter(number.orElse(0L)) : events.listen();
    }

    @Override
    public Optional<List<Line>> next(Duration patience) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        if (fromAnotherRun) {
            fromAnotherRun = false;
            JsonObject missed = new JsonObject();
            missed.addProperty("type", Shapes.word(Event.Missed.class));
            missed.addProperty("count", 0);
            return Optional.of(List.of(new Line(run + "-0", Shapes.word(Event.Missed.class), missed)));
        }
        Optional<List<Happening>> happenings = listener.next(patience);
        if (happenings.isEmpty()) {
            return Optional.empty();
        }
        happenings.get().forEach(happening -> lines.add(line(happening)));
        return Optional.of(lines);
    }

    private Line line(Happening happening) {
        Event event = happening.event();
        String type = Shapes.word(event.getClass());
        JsonObject data = new JsonObject();
        data.addProperty("number", happening.number());
        data.addProperty("at", happening.at().toString());
        data.addProperty("type", type);
        Shapes.addTo(data, (Record) event);
        return new Line(run + "-" + happening.number(), type, data);
    }
}
