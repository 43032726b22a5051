package chat.warren.scenarios;

import chat.warren.scenarios.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** People behind routers, in a laboratory of network namespaces. */
final class RoutedStreet implements Street {
    /** Three networks have to see somebody before it is believed where they are. */
    private static final int STRANGERS = 6;
    /** Public hosts on which none of them lives. */
    static final List<String> PUBLIC = List.of("pub" + (STRANGERS + 1), "pub" + (STRANGERS + 2));

    private final Lab lab;
    private final Map<String, String> hosts;

    private RoutedStreet(Lab lab, Map<String, String> hosts) {
        this.lab = lab;
        this.hosts = Map.copyOf(hosts);
    }

    /**
     * Skips the test where there can be no laboratories.
     *
     * @param hosts on which host everybody lives
     * @param routers and lines, as {@code natlab up} takes them
     */
    static RoutedStreet up(Map<String, String> hosts, String... routers) throws IOException, InterruptedException {
        Lab.assumePossible();
        List<String> options = new ArrayList<>(List.of(routers));
        options.addAll(List.of("--hosts-public", Integer.toString(STRANGERS + PUBLIC.size())));
        RoutedStreet street = new RoutedStreet(Lab.up(options.toArray(String[]::new)), hosts);
        List<Process> strangers = new ArrayList<>();
        for (int i = 1; i <= STRANGERS; i++) {
            strangers.add(street.stranger(i));
        }
        for (Process stranger : strangers) {
            if (stranger.inputReader(StandardCharsets.UTF_8).readLine() == null) {
                street.close();
                throw new IOException("a stranger did not start");
            }
        }
        return street;
    }

    private Process stranger(int number) throws IOException {
        List<String> command = new ArrayList<>(lab.on("pub" + number));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Stranger.class.getName()));
        command.addAll(List.of(address(number), address(1)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String address(int number) {
        return "44." + (100 + number) + ".0.10";
    }

    Lab lab() {
        return lab;
    }

    @Override
    public Program at(String name, Program program) {
        String host = Objects.requireNonNull(hosts.get(name));
        return program.within(lab.on(host).toArray(String[]::new))
                .with("WARREN_BOOTSTRAP", address(1) + ":" + Stranger.PORT + "," + address(2) + ":" + Stranger.PORT);
    }

    @Override
    public void close() {
        try {
            lab.close(); // And with it all that still runs in it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
