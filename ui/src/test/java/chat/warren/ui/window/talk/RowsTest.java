package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.api.MessageView;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static List<String> shown(List<MessageView> messages, String unread) {
        return new Rows(ZoneOffset.UTC)
                .of(messages, Optional.of(unread)).stream()
                        .map(row -> switch (row) {
                            case Row.Said said -> (said.first() ? "[" : "") + said.id() + (said.last() ? "]" : "");
                            default -> row.id();
                        })
                        .toList();
    }

    @Test
    void groupsWhatIsSaidInOneBreathAndPartsDays() {
        List<MessageView> talk = List.of(
                Sample.message(1, true, "a", Duration.ZERO),
                Sample.message(2, true, "b", Duration.ofMinutes(4)),
                Sample.message(3, true, "c", Duration.ofMinutes(10)),
                Sample.message(4, false, "d", Duration.ofMinutes(11)),
                Sample.message(5, false, "e", Duration.ofHours(14)));
        assertEquals(
                List.of("day/2026-11-20", "[m1", "m2]", "[m3]", "[m4]", "day/2026-11-21", "[m5]"), shown(talk, ""));
    }

    @Test
    void unreadBeginWithALineThatPartsAGroup() {
        List<MessageView> talk = List.of(
                Sample.message(1, false, "a", Duration.ZERO),
                Sample.message(2, false, "b", Duration.ofMinutes(1)),
                Sample.message(3, false, "c", Duration.ofMinutes(2)));
        assertEquals(List.of("day/2026-11-20", "[m1]", "unread", "[m2", "m3]"), shown(talk, "m2"));
    }
}
