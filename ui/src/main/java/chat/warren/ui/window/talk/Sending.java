package chat.warren.ui.window.talk;

import static java.nio.file.StandardOpenOption.CREATE_NEW;

import chat.warren.node.api.Chats;
import chat.warren.node.api.ConversationView;
import chat.warren.node.api.FileView;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.OutgoingFile;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.SharedFiles;
import chat.warren.node.api.text.Named;
import chat.warren.ui.picture.Thumbnail;
import chat.warren.ui.voice.VoiceFile;
import chat.warren.ui.window.offstage.Question;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.sound.Take;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Brings what was written to the node. */
final class Sending implements Outbox {
    /** A file to go with a message, and how long it sounds if it was spoken. */
    record Piece(Path path, Optional<Long> voiceMillis) {
        /** The same once more, if it is still here. */
        static Stream<Piece> of(FileView file) {
            return file.place().map(place -> new Piece(place, file.voiceMillis())).stream();
        }
    }

    private final Stage stage;
    private final String with;
    private final Book book;
    private final MessageList list;
    private final Dress.Company company;

    Sending(Stage stage, String with, Book book, MessageList list, Dress.Company company) {
        this.stage = stage;
        this.with = with;
        this.book = book;
        this.list = list;
        this.company = company;
    }

    private Chats chats() {
        return stage.node().chats();
    }

    @Override
    public void send(Written what, Runnable unsent) {
        list.toEnd();
        OutgoingText words = words(what.text(), what.replyTo());
        List<Piece> files = what.files().stream()
                .map(path -> new Piece(path, Optional.empty()))
                .toList();
        Question.Errand errand = () -> say(words, files);
        if (what.files().isEmpty()) {
            doing(errand, unsent);
        } else { // They are read once before, and what is written meanwhile does not wait for that.
            stage.offstage().askAside(done(errand), _ -> {}, failure -> failed(failure, unsent));
        }
    }

    /** It means whomever it calls by name, whether the name was chosen or typed. */
    OutgoingText words(String text, Optional<String> replyTo) {
        return new OutgoingText(text, Named.in(text, company.members()), replyTo, Optional.empty());
    }

    /** Says it, as the conversation has it. Waits for the node, and for the disk that has the files. */
    void say(OutgoingText what, List<Piece> files) throws ProfileException, InterruptedException {
        Optional<Duration> stays = chats().with(with).flatMap(ConversationView::disappearing);
        OutgoingText words = new OutgoingText(what.text(), what.mentions(), what.replyTo(), stays);
        if (files.isEmpty()) {
            chats().send(with, words);
            return;
        }
        int share = SharedFiles.PREVIEWS_BYTES / files.size();
        stage.node()
                .files()
                .send(with, files.stream().map(file -> outgoing(file, share)).toList(), words);
    }

    private static OutgoingFile outgoing(Piece piece, int most) {
        return piece.voiceMillis().isPresent()
                ? new OutgoingFile(
                        piece.path(), Optional.of(VoiceFile.MEDIA_TYPE), piece.voiceMillis(), Optional.empty())
                : new OutgoingFile(piece.path(), Optional.empty(), Optional.empty(), Thumbnail.of(piece.path(), most));
    }

    /** Sends what was spoken; if that fails, {@code unsent} is told on the event thread and no file is left. */
    void speak(Take.Spoken said, Optional<String> replyTo, Runnable unsent) {
        list.toEnd();
        String name = stage.say("talk.voice.file", stage.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        Question.Errand errand = () -> {
            Path file = kept(harmless(name), ".opus", "talk.voice.unkept", to -> to.write(said.file()));
            try {
                say(words("", replyTo), List.of(new Piece(file, Optional.of(said.millis()))));
            } catch (ProfileException e) {
                if (e.reason() != ProfileException.Reason.NOT_KNOWN) { // Else it may be on its way.
                    drop(file);
                }
                throw e;
            }
        };
        stage.offstage().askAside(done(errand), _ -> {}, failure -> failed(failure, unsent));
    }

    private static void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // Where files cannot be removed, one more is no news.
        }
    }

    private static String harmless(String name) {
        return name.replaceAll("[^\\p{L}\\p{N} -]", "-");
    }

    /** How something is written where it is told. */
    private interface Writing {
        void to(OutputStream file) throws IOException;
    }

    /** Puts something where files are put, beside those that have its name already, and gives its place. */
    private Path kept(String name, String ending, String otherwise, Writing writing) throws ProfileException {
        Path folder = stage.node().files().settings().folder();
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(name + ending);
            for (int more = 2; Files.exists(file); more++) {
                file = folder.resolve(name + " " + more + ending);
            }
            try (OutputStream to = Files.newOutputStream(file, CREATE_NEW)) {
                writing.to(to);
            } catch (FileAlreadyExistsException e) {
                throw e; // Not ours: it came in this moment.
            } catch (IOException e) {
                drop(file);
                throw e;
            }
            return file;
        } catch (IOException e) {
            throw new ProfileException(ProfileException.Reason.OTHER, stage.say(otherwise, folder), e);
        }
    }

    private void doing(Question.Errand errand, Runnable undone) {
        stage.offstage().ask(done(errand), _ -> {}, failure -> failed(failure, undone));
    }

    private static Question<Boolean> done(Question.Errand errand) {
        return () -> {
            errand.run();
            return true;
        };
    }

    private void failed(ProfileException failure, Runnable undone) {
        undone.run();
        stage.offstage().warn(failure);
    }

    @Override
    public void keep(BufferedImage picture, Consumer<Path> then) {
        String name = stage.say("talk.file.pasted", stage.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        stage.offstage()
                .askAside(
                        () -> kept(harmless(name), ".png", "talk.file.unkept", to -> ImageIO.write(picture, "png", to)),
                        then);
    }

    @Override
    public void discard(Path picture) {
        stage.offstage().tell(() -> {
            try {
                Files.deleteIfExists(picture);
            } catch (IOException e) {
                throw new ProfileException(ProfileException.Reason.OTHER, stage.say("talk.file.undeleted", picture), e);
            }
        });
    }

    @Override
    public void change(String message, String text, Runnable unsent) {
        List<Named> mentions = Named.in(text, company.members());
        doing(() -> chats().edit(message, text, mentions), unsent);
    }

    @Override
    public void draft(String text, Optional<String> replyTo) {
        stage.offstage().tell(() -> chats().draft(with, text, replyTo));
    }

    @Override
    public void typing(boolean writing) {
        if (!with.equals(stage.node().self())) {
            stage.offstage().tell(() -> chats().typing(with, writing));
        }
    }

    @Override
    public Optional<MessageView> lastOwn() {
        return book.lastOwn();
    }

    @Override
    public Optional<MessageView> beside(Optional<MessageView> answered, int by) {
        return book.beside(answered, by);
    }

    @Override
    public void leave() {
        list.requestFocusInWindow(java.awt.event.FocusEvent.Cause.TRAVERSAL_BACKWARD);
    }
}
