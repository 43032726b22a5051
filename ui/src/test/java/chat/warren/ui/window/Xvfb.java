package chat.warren.ui.window;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A display that nobody sees, of its own number. */
final class Xvfb implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/Xvfb");

    private final Process process;
    private final String display;

    private Xvfb(Process process, String display) {
        this.process = process;
        this.display = display;
    }

    static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    /** It chooses a number that is free, and says which. */
    static Xvfb start() throws IOException {
        Process process = new ProcessBuilder(
                        PROGRAM.toString(), "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String number = said.readLine();
        if (number == null) {
            throw new IOException("Xvfb did not start");
        }
        return new Xvfb(process, ":" + number.strip());
    }

    String display() {
        return display;
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
