package chat.warren.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A display that nobody sees, of its own number. */
public final class Xvfb implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/Xvfb");

    /** A laden machine takes its time; a play that hangs is not waited for. */
    private static final int PATIENCE_MINUTES = 10;

    private final Process process;
    private final String display;

    private Xvfb(Process process, String display) {
        this.process = process;
        this.display = display;
    }

    public static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    /** It chooses a number that is free, and says which. */
    public static Xvfb start() throws IOException {
        Process process = new ProcessBuilder(
                        PROGRAM.toString(), "-displayfd", "1", "-screen", "0", "2400x1700x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String number = said.readLine();
        if (number == null) {
            throw new IOException("Xvfb did not start");
        }
        return new Xvfb(process, ":" + number.strip());
    }

    /**
     * Runs a main class on this display, in a process of its own.
     *
     * @param logs where what it prints is kept, for whoever reads why it failed
     */
    public void play(Class<?> main, Path logs, String... arguments) throws IOException, InterruptedException {
        Path log = logs.resolve("play.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=en",
                "-Duser.home=" + logs, // Where files that come are put.
                "-cp",
                System.getProperty("java.class.path"),
                Xvfb.class.getName(),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder play =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        play.environment().put("DISPLAY", display);
        Process running = play.start();
        try {
            boolean over = running.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(log);
            assertTrue(over, () -> "it hangs: " + said);
            assertEquals(0, running.exitValue(), said);
        } finally {
            running.destroyForcibly();
        }
    }

    /** In the process of its own: a play that fails ends it at once, whatever windows are open. */
    public static void main(String[] play) throws ReflectiveOperationException {
        Method main = Class.forName(play[0]).getMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(play, 1, play.length));
        } catch (InvocationTargetException e) {
            Thread here = Thread.currentThread();
            here.getThreadGroup().uncaughtException(here, e.getCause());
            System.exit(1);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            boolean _ = process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
