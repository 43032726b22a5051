package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two daemons that talk all the time and give each other a file, while either is killed at random instants.
 *
 * <p>A few kills in every build; for two hundred: {@code ./warren test -pl tests/scenarios -am -Dtest=KillsScenarioTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dwarren.kills=200 -Dwarren.seed=1}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class KillsScenarioTest {
    private static final int KILLS = Integer.getInteger("warren.kills", 3);
    private static final long SEED = Long.getLong("warren.seed", 5);
    /** After a start: in the middle of opening links, of what was left over, or of everything at once. */
    private static final int LATEST_KILL_MILLIS = 2_500;

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** So slow that the file is on its way all the time. */
    private static final int BYTES_A_SECOND = 1 << 20;

    private static final int BYTES_A_KILL = 1 << 20;
    private static final List<String> NAMES = List.of("Anna", "Ben");

    @TempDir
    Path folder;

    private Neighbours people;
    private final List<Talker> talkers = new ArrayList<>();

    @BeforeEach
    void moveIn() throws IOException, InterruptedException {
        people = new Neighbours(folder, NAMES);
        people.run(
                "Ben", "add", people.run("Anna", "invite").lines().findFirst().orElseThrow());
        people.accepted("Anna", "Ben");
        Caller anna = caller("Anna");
        Caller ben = caller("Ben");
        talkers.add(new Talker("Anna", anna, ben.self()));
        talkers.add(new Talker("Ben", ben, anna.self()));
    }

    @AfterEach
    void moveOut() {
        people.close();
    }

    private Caller caller(String name) {
        return new Caller(people.program(name).profile());
    }

    /** Says one thing after the other, and remembers what its daemon said to have kept. */
    private static final class Talker {
        final Caller caller;
        final String with;
        final List<String> kept = Collections.synchronizedList(new ArrayList<>());
        private final String name;
        private volatile boolean stop;
        private Thread thread = Thread.ofVirtual().unstarted(() -> {});

        Talker(String name, Caller caller, String with) {
            this.name = name;
            this.caller = caller;
            this.with = with;
        }

        void begin() {
            thread = Thread.ofVirtual().start(this::talk);
        }

        private void talk() {
            for (int number = 0; !stop; number++) {
                String text = name + " says " + number;
                try {
                    Thread.sleep(5); // Talk, and not a flood: the other side is to be read as well.
                    caller.say(with, text);
                    kept.add(text);
                } catch (IOException killed) {
                    // Perhaps kept and perhaps not: nobody promised anything.
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        void end() throws InterruptedException {
            stop = true;
            thread.join();
        }

        List<String> heard() throws IOException, InterruptedException {
            return caller.texts(with).stream()
                    .filter(text -> text.contains(" says "))
                    .toList();
        }
    }

    private Path film() throws IOException {
        Path film = folder.resolve("film.mkv");
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] part = new byte[BYTES_A_KILL];
        try (OutputStream out = Files.newOutputStream(film)) {
            for (int i = 0; i <= KILLS; i++) {
                random.nextBytes(part);
                out.write(part);
            }
        }
        return film;
    }

    /** The film as Ben sees it, as soon as it is there and as it is wanted. */
    private JsonObject film(Predicate<JsonObject> wanted) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            for (JsonElement file : caller("Ben").get("/v1/files").getAsJsonArray("files")) {
                if (wanted.test(file.getAsJsonObject())) {
                    return file.getAsJsonObject();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("never: " + caller("Ben").get("/v1/files"));
    }

    private void pace(long bytesASecond) throws IOException, InterruptedException {
        JsonObject habits = caller("Ben").get("/v1/file-settings");
        habits.addProperty("folder", folder.resolve("inbox").toString());
        habits.addProperty("automaticBytes", 0);
        habits.addProperty("downBytesPerSecond", bytesASecond);
        caller("Ben").put("/v1/file-settings", habits);
    }

    @Test
    void nothingAcknowledgedIsLostOrDoubledHoweverOftenTheyAreKilled() throws IOException, InterruptedException {
        Path film = film();
        pace(BYTES_A_SECOND);
        JsonArray paths = new JsonArray();
        paths.add(film.toString());
        JsonObject sent = new JsonObject();
        sent.add("paths", paths);
        JsonObject _ = talkers.getFirst().caller.post("/v1/conversations/" + talkers.getFirst().with + "/files", sent);
        String id = film(file -> true).get("id").getAsString();
        JsonObject _ = caller("Ben").post("/v1/files/" + id + "/accept", new JsonObject());

        talkers.forEach(Talker::begin);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < KILLS; i++) {
            Thread.sleep(random.nextInt(LATEST_KILL_MILLIS)); // The random instant itself.
            people.killed(NAMES.get(random.nextInt(NAMES.size())));
        }
        for (Talker talker : talkers) {
            talker.end();
        }
        pace(0);
        allIsThereOnceAndInOneOrder();
        Path there = folder.resolve("inbox").resolve("film.mkv");
        JsonObject _ = film(file -> file.get("state").getAsString().equals("done"));
        assertEquals(-1, Files.mismatch(film, there));
        try (Stream<Path> inbox = Files.list(folder.resolve("inbox"))) {
            assertEquals(List.of(there), inbox.toList(), "one file, and nothing half done beside it");
        }
    }

    private void allIsThereOnceAndInOneOrder() throws IOException, InterruptedException {
        List<String> kept = talkers.stream().flatMap(each -> each.kept.stream()).toList();
        assertTrue(kept.size() > KILLS, "they did talk");
        List<String> annas = List.of();
        List<String> bens = List.of();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            try {
                annas = talkers.getFirst().heard();
                bens = talkers.getLast().heard();
            } catch (NoSuchFileException notYet) {
                continue;
            }
            if (annas.equals(bens) && annas.containsAll(kept)) {
                break;
            }
            Thread.sleep(200);
        }
        for (List<String> heard : List.of(annas, bens)) {
            assertEquals(
                    List.of(),
                    kept.stream().filter(text -> !heard.contains(text)).toList(),
                    "lost");
            assertEquals(heard.stream().distinct().toList(), heard, "doubled");
        }
        assertEquals(annas, bens, "both show one order");
        System.getLogger("kills").log(System.Logger.Level.INFO, "{0} kills, {1} messages", KILLS, annas.size());
    }
}
