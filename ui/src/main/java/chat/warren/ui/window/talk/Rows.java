package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageView;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes rows of messages. */
record Rows(ZoneId zone) {
    /** Said in one breath. */
    private static final Duration TOGETHER = Duration.ofMinutes(5);

    /**
     * Rows of these messages, which are in order.
     *
     * @param unread the first that was not read when the conversation was opened, if there was one
     */
    List<Row> of(List<MessageView> messages, Optional<String> unread) {
        List<Row> rows = new ArrayList<>(messages.size() + 8);
        LocalDate day = LocalDate.MIN;
        for (int i = 0; i < messages.size(); i++) {
            MessageView message = messages.get(i);
            LocalDate of = message.written().atZone(zone).toLocalDate();
            if (!of.equals(day)) {
                rows.add(new Row.Day(of));
                day = of;
            }
            if (unread.filter(message.id()::equals).isPresent()) {
                rows.add(new Row.Unread());
            }
            if (message.notice()) {
                rows.add(new Row.Notice(message));
            } else {
                boolean first = i == 0 || !together(messages.get(i - 1), message, unread);
                boolean last = i == messages.size() - 1 || !together(message, messages.get(i + 1), unread);
                rows.add(new Row.Said(message, first, last));
            }
        }
        return rows;
    }

    private boolean together(MessageView one, MessageView next, Optional<String> unread) {
        return one.author().equals(next.author())
                && !one.notice()
                && !next.notice()
                && Duration.between(one.written(), next.written()).abs().compareTo(TOGETHER) < 0
                && one.written()
                        .atZone(zone)
                        .toLocalDate()
                        .equals(next.written().atZone(zone).toLocalDate())
                && unread.filter(next.id()::equals).isEmpty();
    }
}
