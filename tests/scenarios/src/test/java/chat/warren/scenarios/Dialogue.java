package chat.warren.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Somebody at a terminal, who answers when asked and sees everything that shows. */
final class Dialogue {
    private final InputStream shows;
    private final OutputStream keys;
    private final StringBuilder shown = new StringBuilder();
    private int seen;

    Dialogue(Process terminal) {
        this.shows = terminal.getInputStream();
        this.keys = terminal.getOutputStream();
    }

    /** Waits for a question and types. Typed earlier, a terminal would show it before the program says not to. */
    void answer(String question, String answer) throws IOException {
        while (shown.indexOf(question, seen) < 0) {
            int letter = shows.read();
            if (letter < 0) {
                throw new AssertionError("it ended without asking '" + question + "': " + shown);
            }
            shown.append((char) letter);
        }
        seen = shown.length();
        keys.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /** All that has shown, up to the end. */
    String rest() throws IOException {
        shown.append(new String(shows.readAllBytes(), StandardCharsets.UTF_8));
        return shown.toString();
    }
}
