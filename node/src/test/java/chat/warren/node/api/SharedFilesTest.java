package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    /** The file of a message with one. */
    private static Optional<FileView> shown(RunningNode node, String message) throws ProfileException {
        return node.chats().story(message).map(story -> story.message().files().getFirst());
    }

    private static boolean isShown(RunningNode node, String message, FileState state) {
        try {
            return shown(node, message).filter(file -> file.state() == state).isPresent();
        } catch (ProfileException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitShown(RunningNode node, String message, FileState state) throws InterruptedException {
        Street.await(node, Event.class, any -> isShown(node, message, state));
    }

    @Test
    void whatActsByItselfComesOnlyWhenItIsAccepted() throws IOException, InterruptedException {
        String link = anna.files().send(ben.self(), List.of(OutgoingFile.of(file("x.lnk", 90))), OutgoingText.of(""));
        String after = anna.files().send(ben.self(), List.of(OutgoingFile.of(file("y.txt", 91))), OutgoingText.of(""));
        awaitShown(ben, after, FileState.DONE);
        assertTrue(isShown(ben, link, FileState.OFFERED));
    }

    @Test
    void whatDisappearsComesByItselfAsWellAndStaysAVoiceMessage() throws IOException, InterruptedException {
        OutgoingText hour = new OutgoingText("", List.of(), Optional.empty(), Optional.of(Duration.ofHours(1)));
        OutgoingFile spoken = new OutgoingFile(
                file("hello.opus", 1234), Optional.of("audio/ogg"), Optional.of(5_230L), Optional.empty());
        String id = anna.files().send(ben.self(), List.of(spoken), hour);
        awaitShown(ben, id, FileState.DONE);
        FileView came = shown(ben, id).orElseThrow();
        assertEquals(Optional.of(5_230L), came.voiceMillis());
        assertEquals("audio/ogg", came.mediaType());
    }

    @Test
    void whatIsSentAgainIsNotFetchedAgainAndStaysWhenTheFirstMessageGoes() throws IOException, InterruptedException {
        Path path = file("twice.txt", 777);
        String first = anna.files().send(ben.self(), List.of(OutgoingFile.of(path)), OutgoingText.of("one"));
        awaitShown(ben, first, FileState.DONE);
        awaitShown(anna, first, FileState.DONE);
        String second = anna.files().send(ben.self(), List.of(OutgoingFile.of(path)), OutgoingText.of("two"));
        awaitShown(ben, second, FileState.DONE);
        awaitShown(anna, second, FileState.DONE);
        try (var all = Files.list(folder.resolve("inbox"))) {
            assertEquals(
                    1,
                    all.filter(each -> each.getFileName().toString().startsWith("twice"))
                            .count());
        }
        String file = shown(anna, first).orElseThrow().id();
        assertEquals(first, anna.files().view(file).message());
        anna.chats().delete(first);
        anna.files().prefer(anna.files().settings()); // After whatever is done about what was taken back.
        assertEquals(second, anna.files().view(file).message());
        assertEquals(FileState.DONE, anna.files().view(file).state(), "it was not taken from the second message");
        assertTrue(anna.files().all(50).stream().anyMatch(view -> view.message().equals(second)));
    }
}
