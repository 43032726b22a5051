package chat.warren.node.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.file.FileView.State;
import chat.warren.node.file.Neighbours.End;
import chat.warren.node.file.Neighbours.Neighbour;
import chat.warren.node.file.tree.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Ben has a desk and a tablet, which have what the other has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnFilesTest {
    private static final int BLOCK = Content.BLOCK_BYTES;

    @TempDir
    private static Path homes;

    @TempDir
    private Path folder;

    private Neighbours street;
    private Neighbour anna;
    private Neighbour desk;
    private Neighbour tablet;

    /** Once for all tests, because passphrases are slow on purpose. */
    @BeforeAll
    void moveIn() throws IOException {
        street = new Neighbours(homes);
        anna = street.neighbour("anna");
        desk = street.neighbour("desk");
        tablet = street.device("tablet", desk);
    }

    @BeforeEach
    void tidy() throws IOException {
        street.cutAll();
        for (Neighbour each : List.of(anna, desk, tablet)) {
            each.blocksSent = 0;
            each.lies = false;
            Files.createDirectory(at(each));
        }
    }

    private Path at(Neighbour who) {
        return folder.resolve(who == anna ? "anna's" : who == desk ? "desk's" : "tablet's");
    }

    private Path file(String name, int bytes) throws IOException {
        return street.write(folder.resolve(name), bytes);
    }

    private void fetch(Neighbour who, Content content, String name, Neighbour... from) throws IOException {
        List<Neighbour> all = List.of(from);
        who.files().fetch(content, name, all.stream().map(Neighbour::person).toList(), at(who), street.now);
    }

    private static void assertWhole(Neighbour who, Content content, Path original, Path there) throws IOException {
        assertEquals(State.COMPLETE, who.view(content).state());
        assertEquals(-1, Files.mismatch(original, there));
    }

    @Test
    void whatOneDeviceReceivedTheOtherFetchesWhenTheFriendIsGone() throws IOException {
        Path photo = file("photo.jpg", 20 * BLOCK + 17);
        Content content = anna.offer(photo, desk);
        End friend = street.link(anna, desk);
        fetch(desk, content, "photo.jpg", anna);
        street.settle();
        street.cut(friend);

        street.link(desk, tablet);
        fetch(tablet, content, "photo.jpg", anna, tablet);
        street.settle();
        assertWhole(tablet, content, photo, at(tablet).resolve("photo.jpg"));
        assertEquals(21, desk.blocksSent);
        assertTrue(desk.given.isEmpty(), "what goes to a device of one's own is no gift to a friend");
    }

    @Test
    void aFolderThatWasReceivedGoesOnToTheOtherDevice() throws IOException {
        file("trip/day 1/a.jpg", 3 * BLOCK);
        file("trip/c.bin", BLOCK + 1);
        Content content = anna.offer(folder.resolve("trip"), desk);
        End friend = street.link(anna, desk);
        fetch(desk, content, "trip", anna);
        street.settle();
        street.cut(friend);

        street.link(tablet, desk);
        fetch(tablet, content, "trip", tablet);
        street.settle();
        Path there = at(tablet).resolve("trip");
        assertWhole(tablet, content, folder.resolve("trip/day 1/a.jpg"), there.resolve("day 1/a.jpg"));
        assertEquals(-1, Files.mismatch(folder.resolve("trip/c.bin"), there.resolve("c.bin")));
    }

    @Test
    void whatOneDeviceSentTheOtherFetchesAndGivesToTheFriendInItsPlace() throws IOException {
        Path film = file("film.mkv", 30 * BLOCK);
        Content content = desk.offer(film, anna);
        End own = street.link(desk, tablet);
        tablet.files().grant(content.id(), anna.person());
        fetch(tablet, content, "film.mkv", tablet);
        street.settle();
        assertWhole(tablet, content, film, at(tablet).resolve("film.mkv"));
        street.cut(own);

        street.link(tablet, anna);
        fetch(anna, content, "film.mkv", desk);
        street.settle();
        assertWhole(anna, content, film, at(anna).resolve("film.mkv"));
        assertEquals(0, desk.blocksSent - 30, "the desk was off");
    }

    @Test
    void whatADeviceHasAFriendGetsOnlyIfItWasMeantForThem() throws IOException {
        Path diary = file("diary.txt", 3 * BLOCK);
        Content content = desk.offer(diary);
        street.link(desk, tablet);
        fetch(tablet, content, "diary.txt", tablet);
        street.settle();
        assertWhole(tablet, content, diary, at(tablet).resolve("diary.txt"));

        street.link(desk, anna);
        street.link(tablet, anna);
        fetch(anna, content, "diary.txt", desk);
        street.settle();
        assertEquals(State.WAITING, anna.view(content).state());
        assertEquals(0, tablet.blocksSent);
    }

    @Test
    void aFriendAndADeviceGiveAtOnceAndOneOfThemMayLieOrVanish() throws IOException {
        Path film = file("large.mkv", 400 * BLOCK);
        Content content = anna.offer(film, desk);
        End friend = street.link(anna, desk);
        fetch(desk, content, "large.mkv", anna);
        street.settle();
        street.cut(friend);
        anna.blocksSent = 0;

        street.link(anna, tablet);
        End own = street.link(desk, tablet);
        fetch(tablet, content, "large.mkv", anna, tablet);
        while (tablet.view(content).progress().there() < 100) {
            assertTrue(street.step());
        }
        assertEquals(2, tablet.view(content).progress().sources());
        assertTrue(anna.blocksSent > 20 && desk.blocksSent > 20, "both gave");
        anna.lies = true;
        while (tablet.view(content).progress().sources() == 2) {
            assertTrue(street.step());
        }
        int there = tablet.view(content).progress().there();
        street.cut(own);
        street.settle();
        assertEquals(there, tablet.view(content).progress().there(), "who lied is asked no more");
        street.link(desk, tablet);
        street.settle();
        assertWhole(tablet, content, film, at(tablet).resolve("large.mkv"));
    }

    @Test
    void aDeviceWhoseFileIsGoneFetchesItBackFromTheOther() throws IOException {
        Path photo = file("only.jpg", 5 * BLOCK);
        Content content = desk.offer(photo, anna);
        street.link(desk, tablet);
        fetch(tablet, content, "only.jpg", tablet);
        street.settle();
        Files.delete(photo);
        desk.dieAndRise();

        street.link(desk, tablet);
        fetch(desk, content, "only.jpg", tablet);
        street.settle();
        assertWhole(desk, content, at(tablet).resolve("only.jpg"), at(desk).resolve("only.jpg"));
        street.link(desk, anna);
        fetch(anna, content, "only.jpg", desk);
        street.settle();
        assertWhole(anna, content, at(desk).resolve("only.jpg"), at(anna).resolve("only.jpg"));
    }
}
