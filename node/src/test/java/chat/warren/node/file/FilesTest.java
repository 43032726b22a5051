package chat.warren.node.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.file.FileView.State;
import chat.warren.node.file.Neighbours.End;
import chat.warren.node.file.Neighbours.Neighbour;
import chat.warren.node.file.disk.Destination;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.HashTree;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files from disk to disk, through real profiles, over links that end when the test says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesTest {
    private static final int BLOCK = Content.BLOCK_BYTES;

    @TempDir
    private static Path homes;

    @TempDir
    private Path folder;

    private Neighbours street;
    private Neighbour anna;
    private Neighbour ben;
    private Neighbour caro;
    private Path inbox;

    /** Once for all tests, because passphrases are slow on purpose. */
    @BeforeAll
    void moveIn() throws IOException {
        street = new Neighbours(homes);
        anna = street.neighbour("anna");
        ben = street.neighbour("ben");
        caro = street.neighbour("caro");
    }

    @BeforeEach
    void tidy() throws IOException {
        street.cutAll();
        anna.blocksSent = 0;
        caro.blocksSent = 0;
        inbox = Files.createDirectory(folder.resolve("inbox"));
    }

    private Path file(String name, int bytes) throws IOException {
        return street.write(folder.resolve(name), bytes);
    }

    private void fetch(Content content, String name, Neighbour... from) throws IOException {
        List<Neighbour> all = List.of(from);
        ben.files().fetch(content, name, all.stream().map(Neighbour::person).toList(), inbox, street.now);
    }

    private static void assertSame(Path one, Path other) throws IOException {
        assertEquals(-1, Files.mismatch(one, other));
    }

    @Test
    void aFileArrivesAsItWas() throws IOException {
        Path photo = file("photo.jpg", 20 * BLOCK + 17);
        Content content = anna.offer(photo, ben);
        street.link(anna, ben);
        fetch(content, "photo.jpg", anna);
        street.settle();
        assertEquals(State.COMPLETE, ben.view(content).state());
        assertSame(photo, inbox.resolve("photo.jpg"));
        assertEquals(21, anna.blocksSent, "no block twice");
    }

    @Test
    void anEmptyFileArrivesToo() throws IOException {
        Content content = anna.offer(file("nothing", 0), ben);
        street.link(anna, ben);
        fetch(content, "nothing", anna);
        assertEquals(0, Files.size(inbox.resolve("nothing")));
    }

    @Test
    void aFolderArrivesWithAllThatIsInIt() throws IOException {
        file("trip/day 1/a.jpg", 3 * BLOCK);
        file("trip/day 1/b.txt", 0);
        file("trip/c.bin", BLOCK + 1);
        Files.createSymbolicLink(folder.resolve("trip/elsewhere"), homes.resolve("anna"));
        Content content = anna.offer(folder.resolve("trip"), ben);
        street.link(anna, ben);
        fetch(content, "trip", anna);
        street.settle();
        assertEquals(State.COMPLETE, ben.view(content).state());
        for (String each : List.of("day 1/a.jpg", "day 1/b.txt", "c.bin")) {
            assertSame(
                    folder.resolve("trip").resolve(each), inbox.resolve("trip").resolve(each));
        }
        assertFalse(Files.exists(inbox.resolve("trip/elsewhere")), "links are not followed");
    }

    @Test
    void nothingThatWasThereIsWrittenOver() throws IOException {
        Files.writeString(inbox.resolve("letter.txt"), "mine");
        Path letter = file("letter.txt", 100);
        Content content = anna.offer(letter, ben);
        street.link(anna, ben);
        fetch(content, "letter.txt", anna);
        street.settle();
        assertEquals("mine", Files.readString(inbox.resolve("letter.txt")));
        assertSame(letter, inbox.resolve("letter (2).txt"));
    }

    @Test
    void whoWasNotGivenItGetsNothing() throws IOException {
        Content content = anna.offer(file("secret", 3 * BLOCK));
        street.link(anna, ben);
        fetch(content, "secret", anna);
        street.settle();
        assertEquals(0, anna.blocksSent);
        assertEquals(State.WAITING, ben.view(content).state());
    }

    @Test
    void goesOnWhereItWasAfterEitherSideWasKilled() throws IOException {
        int blocks = 3000;
        Path film = file("film.mkv", blocks * BLOCK);
        Content content = anna.offer(film, ben);
        street.link(anna, ben);
        fetch(content, "film.mkv", anna);
        for (int i = 0; i < 1500; i++) {
            street.step();
        }
        ben.dieAndRise();
        int there = ben.view(content).progress().there();
        assertTrue(there >= 1024, there + " blocks were counted");
        assertTrue(Files.exists(inbox.resolve("film.mkv" + Destination.ENDING)));
        street.link(anna, ben);
        for (int i = 0; i < 300; i++) {
            street.step();
        }
        anna.dieAndRise();
        int before = anna.blocksSent;
        int missing = blocks - ben.view(content).progress().there();
        street.link(anna, ben);
        street.settle();
        assertSame(film, inbox.resolve("film.mkv"));
        assertEquals(missing, anna.blocksSent - before, "only what was missing is sent");
    }

    @Test
    void pausesAndGoesOn() throws IOException {
        Path file = file("big", 200 * BLOCK);
        Content content = anna.offer(file, ben);
        street.link(anna, ben);
        fetch(content, "big", anna);
        for (int i = 0; i < 30; i++) {
            street.step();
        }
        ben.files().pause(content.id(), true, street.now);
        street.settle();
        int there = ben.view(content).progress().there();
        street.pass(Duration.ofMinutes(1));
        assertEquals(State.PAUSED, ben.view(content).state());
        assertEquals(there, ben.view(content).progress().there());
        ben.dieAndRise();
        assertEquals(State.PAUSED, ben.view(content).state());
        street.link(anna, ben);
        ben.files().pause(content.id(), false, street.now);
        street.settle();
        assertSame(file, inbox.resolve("big"));
    }

    @Test
    void givingUpLeavesNothing() throws IOException {
        Content content = anna.offer(file("big", 50 * BLOCK), ben);
        street.link(anna, ben);
        fetch(content, "big", anna);
        for (int i = 0; i < 20; i++) {
            street.step();
        }
        ben.files().giveUp(content.id(), street.now);
        street.settle();
        try (var left = Files.list(inbox)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void oneOfTwoSourcesLiesAndIsDropped() throws IOException {
        Path file = file("shared", 100 * BLOCK);
        Content content = anna.offer(file, ben);
        caro.offer(file, ben);
        caro.lies = true;
        street.link(anna, ben);
        street.link(caro, ben);
        fetch(content, "shared", anna, caro);
        street.settle();
        caro.lies = false;
        assertSame(file, inbox.resolve("shared"));
        assertTrue(ben.files().refused() >= 1);
    }

    @Test
    void oneOfTwoSourcesVanishesAndBothHaveHelped() throws IOException {
        Path file = file("shared", 400 * BLOCK);
        Content content = anna.offer(file, ben);
        caro.offer(file, ben);
        street.link(anna, ben);
        End toCaro = street.link(caro, ben);
        fetch(content, "shared", anna, caro);
        for (int i = 0; i < 60; i++) {
            street.step();
        }
        street.cut(toCaro);
        street.settle();
        assertSame(file, inbox.resolve("shared"));
        assertTrue(caro.blocksSent > 20, "caro gave " + caro.blocksSent);
    }

    @Test
    void aFileThatChangedIsNotPassedOffAsTheOldOne() throws IOException {
        Path file = file("draft", 100 * BLOCK);
        Content content = anna.offer(file, ben);
        street.link(anna, ben);
        fetch(content, "draft", anna);
        for (int i = 0; i < 20; i++) {
            street.step();
        }
        byte[] changed = Files.readAllBytes(file);
        for (int block = 0; block < 100; block++) {
            changed[block * BLOCK] ^= 1;
        }
        Files.write(file, changed);
        street.settle();
        assertEquals(State.WAITING, ben.view(content).state(), "nobody has it any more");
        assertFalse(Files.exists(inbox.resolve("draft")));
    }

    @Test
    void goesNoFasterThanAllowed() throws IOException {
        Path file = file("slow", 160 * BLOCK);
        Content content = anna.offer(file, ben);
        anna.files().limit(20L * BLOCK, 0);
        street.link(anna, ben);
        fetch(content, "slow", anna);
        street.settle();
        street.pass(Duration.ofSeconds(4));
        int there = ben.view(content).progress().there();
        assertTrue(there > 70 && there < 95, there + " blocks in four seconds at twenty a second");
        street.pass(Duration.ofSeconds(6));
        assertSame(file, inbox.resolve("slow"));
        anna.files().limit(0, 0);
    }

    @Test
    void aFullDiskIsSaidBeforeAnythingIsAsked() throws IOException {
        Content huge =
                new Content(Content.MAX_BYTES, 0, anna.offer(file("y", 1), ben).root());
        IOException said = assertThrows(IOException.class, () -> fetch(huge, "huge", anna));
        assertTrue(said.toString().contains("make room"), said.toString());
    }

    @Test
    void framesThatNobodyAskedForChangeNothing() throws IOException {
        Content content = anna.offer(file("x", 3 * BLOCK), ben);
        End link = street.link(anna, ben);
        Map<Content, FileView> before = Map.copyOf(ben.seen);
        long refused = ben.files().refused();
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 1000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            ben.files().frame(link.other(), noise, street.now);
        }
        byte[] block = FileWire.encode(new FileFrame.Block(content.id(), 0, List.of(), new byte[10]));
        ben.files().frame(link.other(), block, street.now);
        assertEquals(before, ben.seen);
        assertTrue(ben.files().refused() - refused >= 990, "but for a few that happen to mean something");
        try (var left = Files.list(inbox)) {
            assertArrayEquals(new Object[0], left.toArray());
        }
    }

    /** Nothing but a few bytes was sent for any of them. */
    @Test
    void listsThatWereOnlyAnnouncedTakeNoRoom() throws IOException {
        PersonId stranger = new PersonId(Id.random(new SplittableRandom(5)));
        for (int i = 0; i < 600; i++) {
            byte[] root = new byte[HashTree.HASH_BYTES];
            root[0] = (byte) i;
            root[1] = (byte) (i >> Byte.SIZE);
            Content list = new Content(Content.MAX_MANIFEST_BYTES, Content.MAX_MANIFEST_BYTES, Octets.of(root));
            ben.files().fetch(list, "list", List.of(stranger), inbox, street.now);
        }
        ben.dieAndRise();
        assertEquals(600, ben.files().coming(stranger));
        assertTrue(Files.isDirectory(inbox.resolve("list (600).warren-part")), "counted up without trying all");
    }

    @Test
    void aChangedFileIsReadOnceForWhoeverAsks() throws IOException {
        Path note = file("note", 3 * BLOCK);
        Content content = anna.offer(note, ben);
        Files.write(note, new byte[3 * BLOCK]);
        anna.dieAndRise();
        anna.bytesRead = 0;
        End link = street.link(anna, ben);
        for (int i = 0; i < 100; i++) {
            anna.files().frame(link, FileWire.encode(new FileFrame.Seek(content.id())), street.now);
            street.settle();
        }
        assertEquals(3 * BLOCK, anna.bytesRead);
    }

    /** More than are kept open, so that the next question finds each of them closed again. */
    @Test
    void filesAreReadAgainNoFasterThanTheyCouldBeGiven() throws IOException {
        List<Content> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(anna.offer(file("small " + i, BLOCK), ben));
        }
        anna.dieAndRise();
        anna.bytesRead = 0;
        End link = street.link(anna, ben);
        for (int round = 0; round < 100; round++) {
            for (Content one : many) {
                anna.files().frame(link, FileWire.encode(new FileFrame.Seek(one.id())), street.now);
                street.settle();
            }
        }
        assertTrue(anna.bytesRead <= 32 << 20, anna.bytesRead + " bytes, and the clock stood still");
        street.cutAll();
        street.link(anna, ben);
        street.settle();
        for (Content one : many) {
            fetch(one, "small", anna);
            street.settle();
        }
        street.pass(Duration.ofSeconds(25));
        for (Content one : many) {
            assertEquals(State.COMPLETE, ben.view(one).state(), "who waited has it");
        }
    }
}
