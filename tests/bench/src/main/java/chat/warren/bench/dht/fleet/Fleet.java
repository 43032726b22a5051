package chat.warren.bench.dht.fleet;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A process with nodes of one implementation. */
public final class Fleet implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final Rival rival;
    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;

    public Fleet(Rival rival) throws IOException {
        this.rival = rival;
        this.process = new ProcessBuilder(rival.command())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
    }

    public Rival rival() {
        return rival;
    }

    public long pid() {
        return process.pid();
    }

    /** Asks and waits for the answer, which is an error when it has a field of that name. */
    public JsonObject ask(JsonObject request) throws IOException {
        requests.write(request + "\n");
        requests.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(rival.label() + " ended in the middle of the run; what it said is above");
        }
        return JsonParser.parseString(line).getAsJsonObject();
    }

    @Override
    public void close() throws IOException {
        requests.close(); // They end with their standard input.
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
