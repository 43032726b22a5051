package chat.warren.node.file;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.file.FileView.State;
import chat.warren.node.file.Neighbours.Neighbour;
import chat.warren.node.file.disk.Destination;
import chat.warren.node.file.tree.Content;
import chat.warren.storage.file.Transfer;
import chat.warren.storage.people.PersonId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A disk that does not take what comes, for a while, and a kill between two things that belong together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiskTroubleTest {
    private static final int BLOCK = Content.BLOCK_BYTES;

    @TempDir
    private static Path homes;

    @TempDir
    private Path folder;

    private Neighbours street;
    private Neighbour anna;
    private Neighbour ben;
    private Path inbox;

    @BeforeAll
    void moveIn() throws IOException {
        street = new Neighbours(homes);
        anna = street.neighbour("anna");
        ben = street.neighbour("ben");
    }

    @BeforeEach
    void tidy() throws IOException {
        street.cutAll();
        inbox = Files.createDirectory(folder.resolve("inbox"));
    }

    private Path file(String name, int bytes) throws IOException {
        return street.write(folder.resolve(name), bytes);
    }

    private void fetch(Content content, String name) throws IOException {
        street.link(anna, ben);
        ben.files().fetch(content, name, List.of(anna.person()), inbox, street.now);
    }

    private void stepUntil(Content content, State state) throws IOException {
        while (ben.view(content).state() != state) {
            assertTrue(street.step(), "nothing moves, and it is " + ben.view(content));
        }
    }

    @Test
    void whatCouldNotBeWrittenIsAskedForAgain() throws IOException {
        Path large = file("trip/a.bin", 5 * BLOCK);
        Path small = file("trip/deep/b.bin", 3 * BLOCK + 9);
        Content content = anna.offer(folder.resolve("trip"), ben);
        fetch(content, "trip");
        Path inTheWay = Files.createFile(inbox.resolve("trip" + Destination.ENDING + "/deep"));
        stepUntil(content, State.FAILED);
        Files.delete(inTheWay);
        ben.files().pause(content.id(), false, street.now);
        street.settle();
        assertEquals(State.COMPLETE, ben.view(content).state());
        assertEquals(-1, Files.mismatch(large, inbox.resolve("trip/a.bin")));
        assertEquals(-1, Files.mismatch(small, inbox.resolve("trip/deep/b.bin")));
    }

    @Test
    void whatCouldNotBeWrittenIsAskedForAgainAfterAKill() throws IOException {
        Path small = file("way/deep/b.bin", 3 * BLOCK + 9);
        Content content = anna.offer(folder.resolve("way"), ben);
        fetch(content, "way");
        Path inTheWay = Files.createFile(inbox.resolve("way" + Destination.ENDING + "/deep"));
        stepUntil(content, State.FAILED);
        ben.files().pause(content.id(), true, street.now);
        ben.dieAndRise();
        Files.delete(inTheWay);
        street.link(anna, ben);
        ben.files().pause(content.id(), false, street.now);
        street.settle();
        assertEquals(-1, Files.mismatch(small, inbox.resolve("way/deep/b.bin")));
    }

    /** The folder is away while it is to be renamed: written it can still be, because it is open. */
    private Content completeAndNotRenamed(String name) throws IOException {
        Content content = anna.offer(file(name, 3 * BLOCK), ben);
        fetch(content, name);
        while (ben.view(content).progress().there() == 0) {
            assertTrue(street.step());
        }
        Files.move(inbox, folder.resolve("away"));
        stepUntil(content, State.FAILED);
        Files.move(folder.resolve("away"), inbox);
        assertFalse(Files.exists(inbox.resolve(name)));
        return content;
    }

    @Test
    void whatCouldNotBeRenamedIsWhenItGoesOn() throws IOException {
        Content content = completeAndNotRenamed("first.txt");
        ben.files().pause(content.id(), false, street.now);
        assertEquals(State.COMPLETE, ben.view(content).state());
        assertEquals(-1, Files.mismatch(folder.resolve("first.txt"), inbox.resolve("first.txt")));
        street.settle();
        assertEquals(
                GivingView.State.COMPLETE,
                requireNonNull(anna.given.get(content)).state());
    }

    @Test
    void whatCouldNotBeRenamedIsAtTheNextStart() throws IOException {
        Content content = completeAndNotRenamed("second.txt");
        ben.dieAndRise();
        assertEquals(State.COMPLETE, ben.view(content).state());
        assertEquals(-1, Files.mismatch(folder.resolve("second.txt"), inbox.resolve("second.txt")));
    }

    @Test
    void aKillBetweenTheNewNameAndTheWordOfItLosesNothing() throws IOException {
        Content content = anna.offer(file("third.txt", 3 * BLOCK), ben);
        Path place = Files.copy(folder.resolve("third.txt"), inbox.resolve("third.txt"));
        BitSet all = new BitSet();
        all.set(0, content.blocks());
        Path working = inbox.resolve("third.txt" + Destination.ENDING);
        List<PersonId> from = List.of(anna.person());
        new Shelf(ben.profile())
                .save(new Shelf.Coming(
                        content, "third.txt", working, from, Transfer.State.RUNNING, all, Optional.of(place)));
        ben.dieAndRise();
        assertEquals(State.COMPLETE, ben.view(content).state());
        assertEquals(Optional.of(place), ben.view(content).place());
        assertEquals(
                Optional.of(place),
                ben.profile()
                        .read(snapshot -> Whereabouts.of(
                                ben.profile().contents(), snapshot, content.id().file())));
    }
}
