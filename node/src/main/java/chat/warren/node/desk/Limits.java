package chat.warren.node.desk;

import java.time.Duration;

/** What one program of the user's may take, so that a mistake in it cannot take the node down. */
public final class Limits {
    /** Method, path and query. The longest sensible one is a search of a few hundred letters, encoded. */
    public static final int FIRST_LINE_BYTES = 4096;
    /** Five short headers is what a program sends; a browser's cookies are not for us. */
    public static final int HEADER_BYTES = 8192;
    /** A message of the longest kind is a tenth of it; files are named by path and not sent. */
    public static final int BODY_BYTES = 1 << 20;
    /** A dozen bots with a stream and a request each, and as many terminals again. */
    public static final int CONNECTIONS = 64;
    /** Half of them, so that streams that are never read leave room for requests. */
    public static final int STREAMS = 32;
    /** A bot that answers each message does a tenth of this; one that runs in circles leaves a core for others. */
    public static final int REQUESTS_A_SECOND = 500;
    /** Scripts come in bursts. */
    public static final int REQUESTS_AT_ONCE = 1000;
    /** Nobody mistypes a token that is read from a file: more tries than these are a program in a loop. */
    public static final int WRONG_TOKENS_A_SECOND = 2;

    public static final int WRONG_TOKENS_AT_ONCE = 20;
    /** From connecting, or from the last answer, to a whole request: a program on the same machine needs no more. */
    public static final Duration REQUEST_PATIENCE = Duration.ofSeconds(30);
    /** A stream on which nothing happens says so this often, or a listener that went away is never noticed. */
    public static final Duration STREAM_SILENCE = Duration.ofSeconds(15);

    private Limits() {}
}
