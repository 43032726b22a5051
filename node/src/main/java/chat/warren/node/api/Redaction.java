package chat.warren.node.api;

import java.util.regex.Pattern;

/**
 * Takes out of a line of the log what must not stand there: addresses, identities and keys. Whoever writes a line
 * leaves them away; this is for the line that did not.
 */
final class Redaction {
    private static final Pattern IDENTITY = Pattern.compile("warren:[a-z]+:\\S+");
    private static final Pattern IPV4 = Pattern.compile("\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b");
    /** Two colons are a time of day as well, if they are not side by side; four are no time. */
    private static final Pattern IPV6 = Pattern.compile(
            "(?:[0-9a-fA-F:]*::[0-9a-fA-F:.]*|\\b(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{1,4})(?:%\\w+)?");

    private static final Pattern KEY = Pattern.compile("\\b[0-9a-fA-F]{16,}\\b");

    private Redaction() {}

    static String of(String line) {
        String shown = IDENTITY.matcher(line).replaceAll("(identity)");
        shown = KEY.matcher(shown).replaceAll("(key)");
        shown = IPV4.matcher(shown).replaceAll("(address)");
        return IPV6.matcher(shown).replaceAll("(address)");
    }
}
