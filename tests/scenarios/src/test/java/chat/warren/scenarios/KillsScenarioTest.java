package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    /** After a start: in the middle of opening links, or of what was left over. */
    private static final int LATEST_KILL_MILLIS = 2_500;

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** So slow that the file is on its way all the time. */
    private static final int BYTES_A_SECOND = 1 << 20;

    private static final int BYTES_A_KILL = 1 << 20;
    private static final List<String> NAMES = List.of("Anna", "Ben");

    @TempDir
    Path folder;

    private Neighbours people;

    @BeforeEach
    void moveIn() throws IOException, InterruptedException {
        people = new Neighbours(folder, NAMES);
        people.befriend("Anna", "Ben");
    }

    @AfterEach
    void moveOut() {
        people.close();
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
            for (JsonElement file : people.caller("Ben").get("/v1/files").getAsJsonArray("files")) {
                if (wanted.test(file.getAsJsonObject())) {
                    return file.getAsJsonObject();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("never: " + people.caller("Ben").get("/v1/files"));
    }

    private void pace(long bytesASecond) throws IOException, InterruptedException {
        JsonObject habits = people.caller("Ben").get("/v1/file-settings");
        habits.addProperty("folder", folder.resolve("inbox").toString());
        habits.addProperty("automaticBytes", 0);
        habits.addProperty("downBytesPerSecond", bytesASecond);
        people.caller("Ben").put("/v1/file-settings", habits);
    }

    @Test
    void nothingAcknowledgedIsLostOrDoubledHoweverOftenTheyAreKilled() throws IOException, InterruptedException {
        Path film = film();
        pace(BYTES_A_SECOND);
        JsonArray paths = new JsonArray();
        paths.add(film.toString());
        JsonObject sent = new JsonObject();
        sent.add("paths", paths);
        String ben = people.caller("Ben").self();
        JsonObject _ = people.caller("Anna").post("/v1/conversations/" + ben + "/files", sent);
        String id = film(file -> true).get("id").getAsString();
        JsonObject _ = people.caller("Ben").post("/v1/files/" + id + "/accept", new JsonObject());

        Talk talk = Talk.begin(people, NAMES, Integer.MAX_VALUE);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < KILLS; i++) {
            if (random.nextBoolean()) {
                talk.awaitHeard(); // Then in the middle of talk and of the file.
            }
            Thread.sleep(random.nextInt(LATEST_KILL_MILLIS)); // The random instant itself.
            people.killed(NAMES.get(random.nextInt(NAMES.size())));
        }
        talk.end();
        pace(0);
        talk.assertThereOnceAndInOneOrder();
        assertTrue(talk.kept() > KILLS, "they did talk");
        System.getLogger("kills").log(System.Logger.Level.INFO, "{0} kills, {1} messages kept", KILLS, talk.kept());
        Path there = folder.resolve("inbox").resolve("film.mkv");
        JsonObject _ = film(file -> file.get("state").getAsString().equals("done"));
        assertEquals(-1, Files.mismatch(film, there));
        try (Stream<Path> inbox = Files.list(folder.resolve("inbox"))) {
            assertEquals(List.of(there), inbox.toList(), "one file, and nothing half done beside it");
        }
    }
}
