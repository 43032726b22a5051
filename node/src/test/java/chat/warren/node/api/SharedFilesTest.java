package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files between two whole nodes, as whoever uses the facade sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedFilesTest {
    @TempDir
    private static Path folder;

    private Street street;
    private RunningNode anna;
    private RunningNode ben;

    @BeforeAll
    void begin() throws IOException, InterruptedException {
        street = new Street(folder);
        anna = street.node("Anna");
        ben = street.node("Ben");
        Street.befriend(anna, ben);
        ben.files().prefer(new FileSettings(folder.resolve("inbox"), 1 << 20, true, 0, 0));
    }

    @AfterAll
    void end() throws ProfileException {
        street.close();
    }

    private Path file(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new SplittableRandom(bytes).nextBytes(content);
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.write(path, content);
    }

    private static MessageView newest(RunningNode node, String with) throws ProfileException {
        return node.chats().page(with, OptionalLong.empty(), 1).messages().getFirst();
    }

    private static void awaitState(RunningNode node, String file, FileState state) throws InterruptedException {
        Street.await(node, Event.FileMoved.class, moved -> moved.file().equals(file) && moved.state() == state);
    }

    @Test
    void aSmallFileComesByItselfAndALargeOneWhenItIsAccepted() throws IOException, InterruptedException {
        Path small = file("notes.txt", 1000);
        Path large = file("film.mkv", 3 << 20);
        Path album = folder.resolve("album");
        file("album/a.jpg", 100_000);
        file("album/deep/b.jpg", 70_000);
        String id = anna.files()
                .send(
                        ben.self(),
                        List.of(OutgoingFile.of(small), OutgoingFile.of(large), OutgoingFile.of(album)),
                        OutgoingText.of("look"));
        Street.await(ben, Event.MessageCame.class, came -> came.message().equals(id));

        List<FileView> announced = newest(ben, anna.self()).files();
        assertEquals(
                List.of("notes.txt", "film.mkv", "album"),
                announced.stream().map(FileView::name).toList());
        FileView film = announced.get(1);
        assertEquals(3 << 20, film.bytes());
        assertEquals(anna.self(), film.with());
        assertEquals(id, film.message());
        assertTrue(announced.get(2).folder());

        awaitState(ben, announced.getFirst().id(), FileState.DONE);
        awaitState(ben, announced.get(2).id(), FileState.DONE);
        Path inbox = folder.resolve("inbox");
        assertEquals(-1, Files.mismatch(small, inbox.resolve("notes.txt")));
        assertEquals(-1, Files.mismatch(album.resolve("deep/b.jpg"), inbox.resolve("album/deep/b.jpg")));
        assertEquals(
                Optional.of(inbox.resolve("notes.txt")),
                newest(ben, anna.self()).files().getFirst().place());

        assertEquals(FileState.OFFERED, ben.files().view(film.id()).state(), "it is larger than comes by itself");
        ben.files().accept(film.id(), Optional.of(folder.resolve("films")));
        awaitState(ben, film.id(), FileState.DONE);
        assertEquals(-1, Files.mismatch(large, folder.resolve("films/film.mkv")));
        awaitState(anna, film.id(), FileState.DONE);
        assertEquals(
                List.of(FileState.DONE, FileState.DONE, FileState.DONE),
                newest(anna, ben.self()).files().stream().map(FileView::state).toList());
        assertEquals(
                Set.of("notes.txt", "film.mkv", "album"),
                anna.files().all(10).stream()
                        .filter(view -> view.message().equals(id))
                        .map(FileView::name)
                        .collect(Collectors.toSet()));
    }

    @Test
    void whatWasTakenBackIsGivenToNobody() throws IOException, InterruptedException {
        Path film = file("other.mkv", 4 << 20);
        String id = anna.files().send(ben.self(), List.of(OutgoingFile.of(film)), OutgoingText.of(""));
        Street.await(ben, Event.MessageCame.class, came -> came.message().equals(id));
        String file = newest(ben, anna.self()).files().getFirst().id();
        ben.files().accept(file, Optional.empty());
        ben.files().pause(file);
        assertEquals(FileState.PAUSED, ben.files().view(file).state());
        anna.chats().delete(id);
        Street.await(
                ben, Event.MessageChanged.class, changed -> changed.message().equals(id));
        ben.files().resume(file);
        awaitState(ben, file, FileState.WAITING);
        ben.files().cancel(file);
        try (var left = Files.list(folder.resolve("inbox"))) {
            assertEquals(
                    List.of(),
                    left.filter(path -> path.toString().contains("other")).toList());
        }
        ProfileException none =
                assertThrows(ProfileException.class, () -> ben.files().pause(file));
        assertEquals(ProfileException.Reason.NOT_POSSIBLE, none.reason());
    }

    @Test
    void whatCannotBeReadIsNotAnnounced() throws IOException, InterruptedException {
        OutgoingFile nothing = OutgoingFile.of(folder.resolve("nothing"));
        ProfileException said = assertThrows(
                ProfileException.class, () -> anna.files().send(ben.self(), List.of(nothing), OutgoingText.of("look")));
        assertTrue(said.sentence().contains("nothing"), said.sentence());
        assertTrue(anna.files().all(10).stream().noneMatch(view -> view.name().equals("nothing")));
    }
}
