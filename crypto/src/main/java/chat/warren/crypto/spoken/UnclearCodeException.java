package chat.warren.crypto.spoken;

import java.util.List;

/** What somebody typed is no spoken code. Says what to ask the friend again. */
public final class UnclearCodeException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is unclear. */
    public enum Problem {
        /** It does not begin with a number from 1 to 999. */
        NO_NUMBER,
        /** There are fewer or more than two words after the number. */
        NOT_TWO_WORDS,
        /** A word is not in the list, and nothing in the list is like it. */
        UNKNOWN_WORD,
        /** A word is not in the list, and several words in it are like it. */
        SEVERAL_WORDS_POSSIBLE
    }

    private final Problem problem;
    private final int word;
    private final transient List<String> possible;

    UnclearCodeException(Problem problem, int word, List<String> possible) {
        super(
                switch (problem) {
                    case NO_NUMBER -> "a code begins with a number from 1 to " + SpokenCode.MAX_SLOT;
                    case NOT_TWO_WORDS -> "a code has two words after its number";
                    case UNKNOWN_WORD -> "word " + word + " is not one of those that codes are made of";
                    case SEVERAL_WORDS_POSSIBLE ->
                        "word " + word + " may mean " + String.join(" or ", possible) + ": ask your friend";
                });
        this.problem = problem;
        this.word = word;
        this.possible = List.copyOf(possible);
    }

    public Problem problem() {
        return problem;
    }

    /** Which of the two words, 1 or 2; 0 where no word is meant. */
    public int word() {
        return word;
    }

    public List<String> possible() {
        return possible;
    }
}
