package chat.warren.ui.words;

import java.util.List;

/** Which form of a text a number takes: the whole numbers of CLDR's rules. */
enum Plural {
    ONE_OTHER {
        @Override
        String form(long number) {
            return number == 1 ? "one" : "other";
        }
    },
    ZERO_AND_ONE {
        @Override
        String form(long number) {
            return number <= 1 ? "one" : "other";
        }
    },
    SLAVIC {
        @Override
        String form(long number) {
            long last = number % 10;
            long lastTwo = number % 100;
            if (last == 1 && lastTwo != 11) {
                return "one";
            }
            return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? "few" : "many";
        }

        @Override
        List<String> forms() {
            return List.of("one", "few", "many");
        }
    },
    /** Arabic has six; our texts put zero with the others, where the digit stands beside a noun. */
    ARABIC {
        @Override
        String form(long number) {
            if (number == 1) {
                return "one";
            }
            if (number == 2) {
                return "two"; // A dual, without the digit.
            }
            long lastTwo = number % 100;
            if (lastTwo >= 3 && lastTwo <= 10) {
                return "few";
            }
            return lastTwo >= 11 ? "many" : "other";
        }

        @Override
        List<String> forms() {
            return List.of("one", "two", "few", "many", "other");
        }
    },
    NONE {
        @Override
        String form(long number) {
            return "other";
        }

        @Override
        List<String> forms() {
            return List.of("other");
        }
    };

    abstract String form(long number);

    List<String> forms() {
        return List.of("one", "other");
    }
}
