package chat.warren.scenarios;

import chat.warren.scenarios.Program.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** People with a daemon each, in a network that is this test's own. */
final class Neighbours implements AutoCloseable {
    private static final String PASSPHRASE = ProfileScenarioTest.PASSPHRASE;
    /** Only against hanging for ever: a machine at work with other things may need long. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final Path folder;
    private final Street street;
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final Map<String, Process> daemons = new HashMap<>();

    Neighbours(Path folder, List<String> names) throws IOException, InterruptedException {
        this(folder, new OneMachine(), names);
    }

    /** @param street which closes with this */
    Neighbours(Path folder, Street street, List<String> names) throws IOException, InterruptedException {
        this.street = street;
        this.folder = folder;
        for (String name : names) {
            Program program = machine(name);
            Ended created = program.profile(
                    List.of(PASSPHRASE), "create", "--name", name, "--passphrase-stdin", "--passphrase-work", "least");
            if (created.exit() != 0) {
                throw new AssertionError(created.err());
            }
            start(name);
        }
    }

    /** One more machine in this network, on which nothing is yet. */
    Program machine(String name) {
        Program program = street.at(name, new Program(folder.resolve(name)));
        programs.put(name, program);
        return program;
    }

    void start(String name) throws IOException {
        daemons.put(name, program(name).daemon(PASSPHRASE));
    }

    /** Somebody's daemon is killed in the middle of whatever it does, and started again. */
    void killed(String name) throws IOException, InterruptedException {
        int _ = Program.await(Objects.requireNonNull(daemons.get(name)).destroyForcibly());
        start(name);
    }

    /** Somebody ends their daemon. */
    void stop(String name) throws InterruptedException {
        Process daemon = Objects.requireNonNull(daemons.get(name));
        daemon.destroy();
        int _ = Program.await(daemon);
    }

    /** Whoever runs a program of their own, talks to somebody's daemon so. */
    Caller caller(String name) {
        return new Caller(program(name).profile());
    }

    Program program(String name) {
        return Objects.requireNonNull(programs.get(name));
    }

    /** Runs a command of somebody's, which is to go well. */
    String run(String name, String... arguments) throws IOException, InterruptedException {
        Ended ended = program(name).run(arguments);
        if (ended.exit() != 0) {
            throw new AssertionError(String.join(" ", arguments) + ": " + ended.err());
        }
        return ended.out();
    }

    /** Runs it again and again until it says what is waited for. */
    String await(String name, Predicate<String> wanted, String... arguments) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        String said = "";
        while (Instant.now().isBefore(end)) {
            said = run(name, arguments);
            if (wanted.test(said)) {
                return said;
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        throw new AssertionError(name + " waited in vain; last: " + said);
    }

    /** One makes an invite, the other takes it. */
    void befriend(String host, String guest) throws IOException, InterruptedException {
        run(guest, "add", run(host, "invite").lines().findFirst().orElseThrow());
        accepted(host, guest);
    }

    /** Somebody asks, and is told yes; both see it. */
    void accepted(String host, String guest) throws IOException, InterruptedException {
        await(host, said -> said.contains(guest + ": asks"), "friends");
        run(host, "friend", "accept", guest);
        friends(host, guest);
        friends(guest, host);
    }

    /** Linked, and friends. */
    void friends(String one, String other) throws IOException, InterruptedException {
        await(one, said -> said.contains(other + ": here"), "friends");
    }

    @Override
    public void close() {
        daemons.values().forEach(Process::destroyForcibly);
        street.close();
    }
}
