package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import chat.warren.node.api.MessageStory;
import chat.warren.node.api.MessageView;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.window.compose.Picker;
import chat.warren.ui.window.list.Ledger;
import chat.warren.ui.window.offstage.Stage;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JPanel;
import javax.swing.Timer;

/** The conversation with the echo, which looks like any other and says what it is. */
public final class EchoPane extends JPanel {
    /** Long enough to see that one's own came first. */
    private static final int ANSWERS_MILLIS = 600;

    private final Stage stage;
    private final Echo echo;
    private final MessageList list;
    private final ListArea area;
    private final Composer composer;
    private final Dress dress;
    private final Picker picker;
    private final Rows rows;
    private final Set<String> whole = new HashSet<>();

    /** A new one, which remembers nothing. */
    public EchoPane(Stage stage, EmojiSet emoji, Habits habits) {
        super(new BorderLayout());
        this.stage = stage;
        this.echo = new Echo(
                stage.node().self(), stage.say("talk.echo.hello"), stage.clock().instant());
        this.dress = new Dress(stage.words(), emoji, stage.zone(), this, new Circle());
        this.rows = new Rows(stage.zone());
        this.list = new MessageList(
                dress,
                new Desk(),
                () -> stage.clock().instant().atZone(stage.zone()).toLocalDate());
        this.area = new ListArea(list, stage.words());
        this.picker = new Picker(stage.words(), emoji, habits.recent());
        this.composer = new Composer(dress, new Out(), picker, habits::enterSends);
        Deeds deeds = new Deeds(stage.words(), new Hand());
        new ListMouse(list, deeds);
        new ListKeys(list, deeds, this::begin);
        Header header = new Header(stage, Optional.empty(), Optional.empty());
        header.echo();
        Pieces.style(this, "background: $Warren.ground");
        add(header, BorderLayout.PAGE_START);
        add(area);
        add(composer, BorderLayout.PAGE_END);
        setName("echo");
        setTransferHandler(composer.taking(Optional.empty()));
        applyComponentOrientation(stage.words().orientation());
        lay(true);
    }

    /** The keyboard goes to the composer. */
    public void begin() {
        composer.field().requestFocusInWindow();
    }

    private void lay(boolean end) {
        list.rows(rows.of(echo.book().messages(), Optional.empty()));
        if (end) {
            list.toEnd();
        }
    }

    private final class Circle implements Dress.Company {
        @Override
        public String name(String person) {
            return stage.say(isSelf(person) ? "talk.self" : "talk.echo");
        }

        @Override
        public boolean isSelf(String person) {
            return !person.equals(Ledger.ECHO);
        }

        @Override
        public Optional<MessageView> find(String message) {
            return echo.book().find(message);
        }

        @Override
        public Map<String, String> members() {
            return Map.of();
        }

        @Override
        public boolean whole(String message) {
            return whole.contains(message);
        }
    }

    private final class Out implements Outbox {
        @Override
        public void send(Written what, Runnable unsent) {
            MessageView ours = echo.say(
                    what.text(), what.replyTo(), what.files(), stage.clock().instant());
            lay(true);
            Timer answer = new Timer(ANSWERS_MILLIS, due -> {
                echo.answer(ours, stage.clock().instant());
                lay(true);
            });
            answer.setRepeats(false);
            answer.start();
        }

        @Override
        public void keep(BufferedImage picture, Consumer<Path> then) {
            // A pasted picture would have to be written somewhere, and nothing of the echo is.
        }

        @Override
        public void discard(Path picture) {}

        @Override
        public void change(String message, String text, Runnable unsent) {
            echo.change(message, text);
            lay(false);
        }

        @Override
        public void draft(String text, Optional<String> replyTo) {}

        @Override
        public void typing(boolean writing) {}

        @Override
        public Optional<MessageView> lastOwn() {
            return echo.book().lastOwn();
        }

        @Override
        public Optional<MessageView> beside(Optional<MessageView> answered, int by) {
            return echo.book().beside(answered, by);
        }

        @Override
        public void leave() {
            attend();
        }
    }

    private void attend() {
        list.requestFocusInWindow(java.awt.event.FocusEvent.Cause.TRAVERSAL_BACKWARD);
    }

    private void react(MessageView message, String emoji) {
        echo.react(message.id(), emoji, stage.clock().instant());
        lay(false);
    }

    private void remove(MessageView message) {
        echo.remove(message.id());
        lay(false);
    }

    private final class Hand implements Deeds.Hand {
        @Override
        public void reply(MessageView message) {
            composer.answer(message);
        }

        @Override
        public void react(MessageView message, Component at) {
            picker.open(at, EchoPane.this::attend, emoji -> EchoPane.this.react(message, emoji));
        }

        @Override
        public void edit(MessageView message) {
            composer.change(message);
        }

        @Override
        public void copy(MessageView message) {
            Pieces.copy(message.text());
        }

        @Override
        public void sayAgain(MessageView message) {
            // Nothing here is ever refused.
        }

        @Override
        public void takeBack(MessageView message) {
            remove(message);
        }

        @Override
        public void forget(MessageView message) {
            remove(message);
        }

        @Override
        public void tell(MessageView message) {
            new Story(dress)
                    .show(
                            EchoPane.this,
                            new MessageStory(message, Ledger.ECHO, message.written(), List.of(), List.of()));
        }

        @Override
        public void handle(FileView file, Handling handling) {
            if (handling == Handling.FOLDER) {
                Elsewhere.folder(stage, file);
            } else {
                Elsewhere.open(stage, file, List.of(file), EchoPane.this);
            }
        }
    }

    private final class Desk implements MessageList.Desk {
        @Override
        public void older() {}

        @Override
        public void moved() {
            if (area != null) { // The list is laid out while this pane is made.
                area.show(!list.roll().atEnd() && !list.roll().rows().isEmpty(), 0);
            }
        }

        @Override
        public void done(MessageView message, Zone.Deed deed) {
            switch (deed) {
                case Zone.Deed.Follow(String address) -> Elsewhere.follow(stage, address, EchoPane.this);
                case Zone.Deed.Jump(String id) -> list.show(id, true);
                case Zone.Deed.React(String emoji, boolean give) -> EchoPane.this.react(message, emoji);
                case Zone.Deed.Handle(FileView file, Handling handling) -> new Hand().handle(file, handling);
                case Zone.Deed.Whole() -> {
                    whole.add(message.id());
                    list.renew();
                }
                case Zone.Deed.Past _, Zone.Deed.Along _, Zone.Deed.Explain _ -> {}
            }
        }
    }
}
