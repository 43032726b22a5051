package chat.warren.ui.window.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javax.swing.Icon;
import javax.swing.ImageIcon;
import org.junit.jupiter.api.Test;

class PeopleOffersTest {
    private static final Icon FACE = new ImageIcon();

    private final PeopleOffers people = new PeopleOffers(() -> List.of(
            new Offer(FACE, "Ben", "Ben"),
            new Offer(FACE, "Ben Miller", "Ben Miller"),
            new Offer(FACE, "Kim (you)", "Kim")));

    private void offered(String before, int letters, String... texts) {
        Offers.Begun begun = people.begun(before);
        assertEquals(List.of(texts), begun.offers().stream().map(Offer::text).toList(), before);
        assertEquals(letters, begun.letters(), before);
    }

    @Test
    void anAtOffersEverybodyAndEachLetterFewer() {
        offered("@", 1, "@Ben ", "@Ben Miller ", "@Kim ");
        offered("hi (@be", 3, "@Ben ", "@Ben Miller ");
        offered("@BEN m", 6, "@Ben Miller ");
        offered("@mil", 4, "@Ben Miller ");
    }

    @Test
    void nobodyIsOfferedInAnAddressBehindANameOrForOtherLetters() {
        offered("ben@be", 0);
        offered("@Ben ", 0);
        offered("@zoe", 0);
        offered("Ben", 0);
        offered("@@", 0);
    }
}
