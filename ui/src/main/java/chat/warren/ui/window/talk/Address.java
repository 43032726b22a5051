package chat.warren.ui.window.talk;

import java.net.IDN;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a link leads, so that people see it before they go there.
 *
 * @param host in the letters that computers use: one of another script that only looks like ours is seen
 * @param whole with that host
 */
record Address(String host, String whole) {
    /** What comes before the host, with whatever would pass itself off as one, and then the host. */
    private static final Pattern PARTS =
            Pattern.compile("(\\p{Alpha}[\\p{Alnum}+.-]*://(?:[^/?#\\\\]*@)?)([^/?#:\\\\]+)(.*)");

    static Address of(String link) {
        Matcher parts = PARTS.matcher(link);
        if (!parts.matches()) {
            return new Address("", link);
        }
        String host = plain(parts.group(2));
        return new Address(host, parts.group(1) + host + parts.group(3));
    }

    private static String plain(String host) {
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return host; // Nothing opens such a one.
        }
    }
}
