package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/** A terminal on which one line is typed while others come above it. Dumb ones do, and what is no terminal at all. */
final class Screen implements AutoCloseable {
    private static final String PROMPT = "> ";
    /** A friend's program takes it as stopped after six seconds without another word. */
    private static final Duration BETWEEN_TYPING = Duration.ofSeconds(3);

    private final Terminal terminal;
    private final LineReader reader;
    private final Typing typing;
    private final InstantSource clock = InstantSource.system();
    private Instant toldTyping = Instant.MIN;

    private Screen(Terminal terminal, LineReader reader, Typing typing) {
        this.terminal = terminal;
        this.reader = reader;
        this.typing = typing;
    }

    /** Told when somebody begins to write here, and when the line is done. */
    interface Typing {
        void writing(boolean is) throws ProfileException;
    }

    static Screen open(List<String> names, Typing typing) throws ProfileException {
        try {
            Terminal terminal =
                    TerminalBuilder.builder().system(true).dumb(true).build();
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .appName("warren")
                    .completer(
                            (typed, line, found) -> completions(names).forEach(each -> found.add(new Candidate(each))))
                    .option(LineReader.Option.ERASE_LINE_ON_FINISH, true) // What was said comes back with its number.
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // An exclamation mark is one.
                    .build();
            Screen screen = new Screen(terminal, reader, typing);
            Widget insert = Objects.requireNonNull(reader.getWidgets().get(LineReader.SELF_INSERT));
            reader.getWidgets().put(LineReader.SELF_INSERT, () -> {
                screen.writes();
                return insert.apply();
            });
            return screen;
        } catch (IOException e) {
            throw new ProfileException(
                    Reason.OTHER, "This terminal cannot be used (" + e.getMessage() + "); nothing was sent.", e);
        }
    }

    private static List<String> completions(List<String> names) {
        List<String> all = new ArrayList<>(Typed.COMMANDS);
        names.forEach(name -> all.add("@" + name));
        names.forEach(all::add);
        return all;
    }

    private void writes() {
        Instant now = clock.instant();
        if (now.isBefore(toldTyping.equals(Instant.MIN) ? now : toldTyping.plus(BETWEEN_TYPING))) {
            return;
        }
        toldTyping = now;
        tell(true);
    }

    /** On a thread of its own: a key must not wait for the node, and if the node has ended others say so. */
    private void tell(boolean writing) {
        Thread.ofVirtual().start(() -> {
            try {
                typing.writing(writing);
            } catch (ProfileException e) {
                // Nobody misses it.
            }
        });
    }

    /** The next line, or empty when there will be none. */
    Optional<String> line() {
        try {
            String line = reader.readLine(PROMPT);
            if (!toldTyping.equals(Instant.MIN)) {
                toldTyping = Instant.MIN;
                tell(false);
            }
            return Optional.of(line);
        } catch (EndOfFileException | UserInterruptException over) {
            return Optional.empty();
        }
    }

    /** Above the line that is being typed. */
    void show(List<String> lines) {
        for (String line : lines) {
            reader.printAbove(Remote.shown(line));
        }
    }

    /** Beneath the line that is being typed, where a terminal can; nothing takes it away. */
    void status(String words) {
        Status status = Status.getStatus(terminal, true);
        if (status != null) {
            status.update(words.isEmpty() ? List.of() : List.of(new AttributedString(Remote.shown(words))));
        }
    }

    @Override
    public void close() throws ProfileException {
        try {
            status("");
            terminal.close();
        } catch (IOException e) {
            throw new ProfileException(Reason.OTHER, "The terminal could not be left as it was.", e);
        }
    }
}
