package chat.warren.node.api;

import java.nio.file.Path;

/**
 * How files are handled.
 *
 * @param folder where what comes is put
 * @param automaticBytes a friend's file up to that size is fetched without asking; 0 for none
 * @param previews whether small pictures go with what we send, and are shown of what comes
 * @param upBytesPerSecond how fast files may go, all together; 0 for as fast as they can
 * @param downBytesPerSecond how fast they may come
 */
public record FileSettings(
        Path folder, long automaticBytes, boolean previews, long upBytesPerSecond, long downBytesPerSecond) {}
