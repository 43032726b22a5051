package chat.warren.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptTest {
    @Test
    void whatWasNotUsedForLongestGoesFirst() {
        List<String> dropped = new ArrayList<>();
        Kept<String> kept = new Kept<>(2, dropped::add);
        kept.keep("ana", "Ana's");
        kept.keep("ben", "Ben's");
        assertEquals(Optional.of("Ana's"), kept.find("ana"));
        kept.keep("caro", "Caro's");
        assertEquals(List.of("Ben's"), dropped);
        assertEquals(Optional.empty(), kept.find("ben"));
        assertEquals(List.of("Ana's", "Caro's"), kept.all());
        kept.clear();
        assertEquals(List.of("Ben's", "Ana's", "Caro's"), dropped);
    }
}
