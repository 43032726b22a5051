package chat.warren.ui.window.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.ui.emoji.Emoji;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {
    @Test
    void whatWasPickedIsThereInTheNextWindow() {
        List<String> kept = new ArrayList<>();
        Recent first = new Recent(kept::add);
        first.picked("🎉");
        first.picked("👩‍🚀");
        first.tone(Emoji.Tone.MEDIUM);
        Recent next = new Recent();
        next.restore(kept.getLast());
        assertEquals(List.of("👩‍🚀", "🎉"), next.all().subList(0, 2));
        assertEquals(Emoji.Tone.MEDIUM, next.tone());
    }

    @Test
    void whatCannotBeReadIsAsIfNothingHadBeenPicked() {
        Recent recent = new Recent();
        List<String> usual = recent.all();
        recent.restore("");
        recent.restore("PURPLE 🎉");
        assertEquals(usual, recent.all());
    }
}
