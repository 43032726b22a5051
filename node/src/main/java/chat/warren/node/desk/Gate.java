package chat.warren.node.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may ask: programs that show the token, and no page in a browser.
 *
 * <p>A page that somebody visits can have the browser talk to this machine, by its loopback address or by a name of its
 * own that it makes lead there (DNS rebinding). It cannot read the token; but what it cannot do at all needs no trust
 * in the token's secrecy. So whatever says that it comes from a page, or calls this machine by a foreign name, is sent
 * away before the token is looked at.
 */
public final class Gate {
    private static final String SCHEME = "Bearer ";
    /** Names of this machine that nobody else's name server answers for. The port does not matter. */
    private static final Pattern OWN_NAME = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

    private final byte[] token;

    public Gate(String token) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * What a request says about where it comes from.
     *
     * @param host as many of them as there were, joined by commas: two are none
     * @param page whether a header is there that only browsers send: Origin, or one of Sec-Fetch-*
     */
    public record Presented(Optional<String> host, boolean page, Optional<String> authorization) {}

    public void check(Presented presented) throws RefusedException {
        if (presented.page()) {
            throw new RefusedException(
                    403, "from-a-page", "Pages in a browser may not talk to Warren; programs leave Origin away.");
        }
        if (presented.host().isEmpty()
                || !OWN_NAME.matcher(presented.host().get()).matches()) {
            throw new RefusedException(
                    403, "wrong-host", "The Host header of a request to this API says localhost or 127.0.0.1.");
        }
        byte[] shown = presented
                .authorization()
                .filter(value -> value.startsWith(SCHEME))
                .map(value -> value.substring(SCHEME.length()))
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
        // Takes as long for a token that is nearly right as for one that is not at all.
        if (!MessageDigest.isEqual(token, shown)) {
            throw new RefusedException(
                    401,
                    "wrong-token",
                    "This API wants 'Authorization: Bearer' and the token in lock.api.token in the profile's folder,"
                            + " which is another after each start.");
        }
    }
}
