package chat.warren.node.portmap.loop;

import chat.warren.node.portmap.RouteTable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the system where it sends what is for the Internet. Takes a few milliseconds, and a process on some systems. */
public final class DefaultRouter {
    private static final Path TABLE = Path.of("/proc/net/route");
    /** They print at once; what hangs is ended. */
    private static final int PATIENCE_SECONDS = 3;

    private DefaultRouter() {}

    /** The router of IPv4, if there is one. Not on the node's thread. */
    public static Optional<InetAddress> find() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        try {
            if (Files.isReadable(TABLE)) {
                boolean littleEndian = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
                try (InputStream table = Files.newInputStream(TABLE)) {
                    return RouteTable.linux(text(table), littleEndian);
                }
            }
            return system.startsWith("windows")
                    ? RouteTable.windows(printed("route.exe", "print", "-4", "0.0.0.0"))
                    : RouteTable.mac(printed("/sbin/route", "-n", "get", "default"));
        } catch (IOException e) {
            return Optional.empty(); // Then no port is asked for, and all else works as without such a router.
        }
    }

    private static String printed(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String text = text(process.getInputStream());
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return "";
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readNBytes(RouteTable.MOST_CHARS), StandardCharsets.ISO_8859_1);
    }
}
