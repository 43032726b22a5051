package chat.warren.crypto.spoken;

/** One slip of the finger: a letter too many, too few, another one, or two in the wrong order. */
final class Slip {
    private Slip() {}

    static boolean separates(String typed, String word) {
        int prefix = 0;
        int shorter = Math.min(typed.length(), word.length());
        while (prefix < shorter && typed.charAt(prefix) == word.charAt(prefix)) {
            prefix++;
        }
        String left = typed.substring(prefix);
        String meant = word.substring(prefix);
        return switch (typed.length() - word.length()) {
            case 1 -> left.substring(1).equals(meant);
            case -1 -> meant.substring(1).equals(left);
            case 0 -> !left.isEmpty() && (left.substring(1).equals(meant.substring(1)) || isSwapped(left, meant));
            default -> false;
        };
    }

    private static boolean isSwapped(String left, String meant) {
        return left.length() > 1
                && left.charAt(0) == meant.charAt(1)
                && left.charAt(1) == meant.charAt(0)
                && left.substring(2).equals(meant.substring(2));
    }
}
