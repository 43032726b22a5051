package chat.warren.ui.window.compose;

import java.util.List;

/** Knows what could be meant by what somebody has begun to write. */
interface Offers {
    /**
     * What was begun before the caret.
     *
     * @param letters how many they are; 0 if nothing of this kind was begun
     * @param whole whether it was written to its end, and is replaced without a question
     */
    record Begun(int letters, boolean whole, List<Offer> offers) {
        static final Begun NOTHING = new Begun(0, false, List.of());

        public Begun {
            offers = List.copyOf(offers);
        }
    }

    /** Of the text before the caret. */
    Begun begun(String before);
}
