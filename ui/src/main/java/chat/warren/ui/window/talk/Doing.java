package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.SharedFiles;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Sure;
import chat.warren.ui.voice.Outline;
import chat.warren.ui.window.compose.Picker;
import chat.warren.ui.window.offstage.Stage;
import java.awt.Component;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Does what people want done with a message. */
final class Doing implements Deeds.Hand {
    /** How far an arrow key goes in a voice message. */
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Stage stage;
    private final TalkPane pane;
    private final Composer composer;
    private final Picker picker;
    private final Sending sending;

    Doing(Stage stage, TalkPane pane, Composer composer, Picker picker, Sending sending) {
        this.sending = sending;
        this.stage = stage;
        this.pane = pane;
        this.composer = composer;
        this.picker = picker;
    }

    @Override
    public void reply(MessageView message) {
        composer.answer(message);
    }

    @Override
    public void react(MessageView message, Component at) {
        picker.open(at, pane::attend, emoji -> {
            boolean given = message.reactions().stream()
                    .anyMatch(each -> each.emoji().equals(emoji)
                            && each.by().equals(stage.node().self()));
            stage.offstage().tell(() -> stage.node().chats().react(message.id(), emoji, !given));
        });
    }

    @Override
    public void edit(MessageView message) {
        composer.change(message);
    }

    @Override
    public void sayAgain(MessageView message) {
        List<Sending.Piece> files =
                message.files().stream().flatMap(Sending.Piece::of).toList();
        OutgoingText words = sending.words(message.text(), message.replyTo());
        stage.offstage()
                .askAside(
                        () -> {
                            sending.say(words, files);
                            stage.node().chats().forget(message.id());
                            return true;
                        },
                        _ -> pane.forgotten(message.id()));
    }

    @Override
    public void copy(MessageView message) {
        Pieces.copy(message.text());
    }

    @Override
    public void takeBack(MessageView message) {
        if (sure("talk.takeback.ask", "talk.takeback")) {
            stage.offstage().tell(() -> stage.node().chats().delete(message.id()));
        }
    }

    @Override
    public void forget(MessageView message) {
        if (sure("talk.forget.ask", "talk.forget")) {
            stage.offstage().tell(() -> stage.node().chats().forget(message.id()), () -> pane.forgotten(message.id()));
        }
    }

    private boolean sure(String question, String yes) {
        return Sure.ask(pane, stage.say(question), stage.say(yes), stage.say("talk.cancel"));
    }

    @Override
    public void tell(MessageView message) {
        pane.tell(message);
    }

    private void skip(FileView file, Duration by) {
        long said = file.voiceMillis().orElse(1L); // By whoever sent it.
        long whole = Math.max(
                1,
                Listening.of(file, pane.player()).outline().map(Outline::millis).orElse(said));
        pane.player().go(file.id(), pane.player().at(file.id()) + (double) by.toMillis() / whole);
    }

    @Override
    public void handle(FileView file, Handling handling) {
        SharedFiles files = stage.node().files();
        String id = file.id();
        switch (handling) {
            // Where nobody fetches it just now there is no event of it.
            case FETCH -> stage.offstage().tell(() -> files.accept(id, Optional.empty()), () -> pane.file(id));
            case PAUSE -> stage.offstage().tell(() -> files.pause(id), () -> pane.file(id));
            case RESUME -> stage.offstage().tell(() -> files.resume(id), () -> pane.file(id));
            case CANCEL -> stage.offstage().tell(() -> files.cancel(id), () -> pane.file(id));
            case OPEN -> Elsewhere.open(stage, file, pane.files(), pane);
            case PLAY -> file.place().ifPresent(place -> pane.player().toggle(id, place));
            case PACE -> pane.player().faster();
            case BACK -> skip(file, STEP.negated());
            case FORTH -> skip(file, STEP);
            case FOLDER -> Elsewhere.folder(stage, file);
        }
    }
}
