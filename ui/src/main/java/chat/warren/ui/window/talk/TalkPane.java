package chat.warren.ui.window.talk;

import chat.warren.node.api.ConversationView;
import chat.warren.node.api.Event;
import chat.warren.node.api.FileView;
import chat.warren.node.api.FriendView;
import chat.warren.node.api.Happening;
import chat.warren.node.api.MessageStory;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.ProfileException;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.window.compose.Picker;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.presence.Standing;
import chat.warren.ui.window.sound.Player;
import java.awt.BorderLayout;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;

/**
 * One conversation, from its header to its composer. Made on the event thread, told of the node's events there, and
 * closed when another one is shown.
 */
public final class TalkPane extends JPanel {
    private final Stage stage;
    private final Habits habits;
    private final String with;
    private final boolean notes;
    private final Circle circle;
    private final Dress dress;
    private final Optional<Runnable> details;
    private final Reader reader;
    private final Seen seen;
    private final MessageList list;
    private final ListArea area;
    private final Header header;
    private final SearchBar search;
    private final Composer composer;
    private final Rows rows;
    private final Dictation dictation;
    private final Doing doing;
    private final WritingNow writing = new WritingNow();
    private Optional<FriendView> friend = Optional.empty();
    private Optional<String> unread = Optional.empty();
    private int fresh;
    private boolean opened;

    /**
     * The conversation with somebody; it fills when the node has answered.
     *
     * @param with the person's id; our own for notes
     * @param details opens what there is to know about them, if the window has that
     */
    public TalkPane(Stage stage, EmojiSet emoji, Habits habits, String with, Optional<Runnable> details) {
        super(new BorderLayout());
        this.stage = stage;
        this.habits = habits;
        this.with = with;
        this.notes = with.equals(stage.node().self());
        this.details = details;
        this.reader = new Reader(stage, with, new Read());
        this.circle = new Circle(
                stage.node().self(), with, stage.say("talk.self"), reader.book(), file -> Listening.of(file, player()));
        this.dress = new Dress(stage.words(), emoji, stage.zone(), this, circle);
        this.rows = new Rows(stage.zone());
        this.seen = new Seen(stage, with, reader.book());
        Picker picker = new Picker(stage.words(), emoji, habits.recent());
        this.list = new MessageList(dress, new Desk(), this::today);
        this.area = new ListArea(list, stage.words());
        this.header = new Header(stage, Optional.of(this::search), details);
        this.search = new SearchBar(
                stage.words(),
                new Seeking(stage, with, reader, list, () -> composer().field().requestFocusInWindow()));
        Sending sending = new Sending(stage, with, reader.book(), list, circle);
        this.composer = new Composer(dress, sending, picker, habits::enterSends);
        this.dictation = new Dictation(stage, composer, habits, sending);
        this.doing = new Doing(stage, this, composer, picker, sending);
        Deeds deeds = new Deeds(stage.words(), doing);
        new ListMouse(list, deeds);
        new ListKeys(list, deeds, this::stepOut);
        build();
        reader.open();
        look();
    }

    private void build() {
        Pieces.style(this, "background: $Warren.ground");
        JPanel above = Pieces.clear(new BorderLayout());
        above.add(header);
        above.add(search, BorderLayout.PAGE_END);
        composer.above(writing);
        add(above, BorderLayout.PAGE_START);
        add(area);
        add(composer, BorderLayout.PAGE_END);
        on("control shift F", this::search);
        on("control shift V", dictation::begin);
        setTransferHandler(composer.taking(Optional.empty()));
        applyComponentOrientation(stage.words().orientation());
    }

    private void on(String key, Runnable doing) {
        getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(key), key);
        getActionMap().put(key, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                doing.run();
            }
        });
    }

    private LocalDate today() {
        return stage.clock().instant().atZone(stage.zone()).toLocalDate();
    }

    private void stepOut() {
        if (!habits.stepsOut()) {
            begin();
        }
    }

    /** The person's id. */
    public String with() {
        return with;
    }

    /** The keyboard goes to the composer. */
    public void begin() {
        composer.field().requestFocusInWindow();
    }

    /** Opens the search. */
    public void search() {
        search.open();
    }

    /** Goes to a message, wherever in the conversation it stands. */
    public void show(String message) {
        reader.reach(message, () -> list.show(message, true));
    }

    /** What happened in the node; what concerns others is passed over. */
    public void heard(List<Happening> news) {
        boolean end = false;
        for (Happening each : news) {
            switch (each.event()) {
                case Event.MessageCame came
                when came.with().equals(with) -> {
                    end = true;
                    if (came.own()) {
                        unread = Optional.empty(); // Who answers has read what came before.
                    } else {
                        writing(false);
                    }
                }
                case Event.MessageChanged changed when changed.with().equals(with) -> reader.look(changed.message());
                case Event.MessageMoved moved when moved.with().equals(with) -> reader.look(moved.message());
                case Event.FileMoved moved -> file(moved.file());
                case Event.ConversationChanged changed when changed.with().equals(with) -> end = true;
                case Event.Typing typing when typing.with().equals(with) -> writing(typing.writing());
                case Event.FriendChanged _ -> look(); // Whoever keeps a message is called by name.
                case Event.FriendLinked linked when linked.person().equals(with) -> look();
                case Event.Missed _ -> {
                    end = true;
                    look();
                }
                default -> {}
            }
        }
        if (end) {
            reader.refresh();
            settings();
        }
    }

    /** A file came further: the message that brought it looks different. */
    void file(String id) {
        reader.book().messages().stream()
                .filter(message ->
                        message.files().stream().anyMatch(each -> each.id().equals(id)))
                .map(MessageView::id)
                .findFirst()
                .ifPresent(reader::look);
    }

    private void writing(boolean now) {
        if (now) {
            writing.begin(stage.say("talk.writing", friend.map(FriendView::name).orElse("")));
        } else {
            writing.stop();
        }
    }

    /** Who they are and how they are reached. */
    private void look() {
        if (notes) {
            header.notes();
            return;
        }
        stage.offstage().ask(this::known, now -> {
            boolean renamed = circle.know(now.people(), now.own());
            friend =
                    now.people().stream().filter(each -> each.id().equals(with)).findFirst();
            friend.ifPresent(each -> header.friend(Standing.of(each, now.waiting(), now.people())));
            if (renamed) {
                list.renew();
            }
            greet();
        });
    }

    /** Whom we know, how we are called, and what waits for this one. */
    private record Known(List<FriendView> people, String own, Optional<ConversationView.Waiting> waiting) {}

    private Known known() throws ProfileException, InterruptedException {
        return new Known(
                stage.node().people().all(),
                stage.node().profile().view().name(),
                stage.node().chats().with(with).flatMap(ConversationView::waiting));
    }

    private void settings() {
        stage.offstage()
                .ask(
                        () -> stage.node().chats().with(with),
                        view -> header.stays(view.flatMap(ConversationView::disappearing)));
    }

    private void rebuild() {
        list.rows(rows.of(reader.book().messages(), unread));
        greet();
    }

    /** Says what could be done where nothing was said. */
    private void greet() {
        boolean bare = opened && list.roll().rows().isEmpty();
        Optional<JComponent> shown =
                notes ? Optional.of(Hello.notes(stage)) : friend.map(each -> Hello.friend(stage, each, details));
        area.instead(shown.filter(any -> bare));
    }

    /** Looks anew at how far the list is scrolled. */
    private void moved() {
        boolean end = list.roll().atEnd();
        fresh = end ? 0 : fresh;
        area.show(!end && !list.roll().rows().isEmpty(), fresh);
        Window window = SwingUtilities.getWindowAncestor(this);
        if (opened && isShowing() && window != null && window.isFocused()) {
            list.lastSeen().ifPresent(seen::upTo);
        }
    }

    /** It is shown once more: what came meanwhile is marked, and else it stands as it was left. */
    public void again() {
        boolean end = list.roll().atEnd();
        stage.offstage().ask(() -> stage.node().chats().with(with), view -> {
            unread = reader.firstUnread(view.map(ConversationView::unread).orElse(0L));
            rebuild();
            if (end && unread.isPresent()) {
                divide();
            }
            moved();
        });
    }

    /** What is new begins at the top. */
    private void divide() {
        list.roll().hold(Math.max(0, list.roll().find("unread")), Math.round(Dress.px(24)));
        list.refresh();
    }

    /** Looks again whether what is in view counts as read: the window came to the front. */
    public void attended() {
        moved();
    }

    /** It is not looked at any more, for now or for good: what was begun is on the disk. */
    public void close() {
        writing.stop();
        composer.close();
    }

    /** Nobody comes back to it: what was pasted here and not sent is nowhere else wanted. */
    public void drop() {
        close();
        composer.drop();
    }

    private final class Read implements Reader.Heard {
        @Override
        public void opened(Optional<ConversationView> view, Optional<String> first) {
            unread = first;
            rebuild();
            header.stays(view.flatMap(ConversationView::disappearing));
            view.flatMap(ConversationView::draft).ifPresent(composer::begin);
            view.flatMap(ConversationView::draftReplyTo).ifPresent(TalkPane.this::answers);
            if (first.isPresent()) {
                divide();
            }
            opened = true;
            greet();
            moved();
        }

        @Override
        public void changed(int more) {
            fresh += more;
            rebuild();
            // Only while they are away does anything wait with friends.
            friend.filter(each -> each.linked() == 0).ifPresent(away -> look());
        }
    }

    private final class Desk implements MessageList.Desk {
        @Override
        public void older() {
            reader.older();
        }

        @Override
        public void moved() {
            if (area != null) { // The list is laid out while this pane is made.
                TalkPane.this.moved();
            }
        }

        @Override
        public void done(MessageView message, Zone.Deed deed) {
            switch (deed) {
                case Zone.Deed.Follow(String address) -> Elsewhere.follow(stage, address, TalkPane.this);
                case Zone.Deed.Jump(String id) -> show(id);
                case Zone.Deed.React(String emoji, boolean give) ->
                    stage.offstage().tell(() -> stage.node().chats().react(message.id(), emoji, give));
                case Zone.Deed.Past() -> tell(message);
                case Zone.Deed.Handle(FileView file, Handling handling) -> doing.handle(file, handling);
                case Zone.Deed.Along(FileView file, double part) -> player().go(file.id(), part);
                case Zone.Deed.Whole() -> {
                    circle.unfold(message.id());
                    list.renew();
                }
                case Zone.Deed.Explain() -> {}
            }
        }
    }

    void tell(MessageView message) {
        stage.offstage()
                .ask(
                        () -> stage.node().chats().story(message.id()),
                        found -> found.ifPresent(story -> new Story(dress).show(this, story)));
    }

    /** What was begun earlier answers a message, which may be further back than was read. */
    private void answers(String message) {
        stage.offstage()
                .ask(
                        () -> stage.node().chats().story(message),
                        found -> found.map(MessageStory::message)
                                .filter(each -> !each.gone())
                                .ifPresent(composer::begin));
    }

    /** The keyboard goes back to the messages. */
    void attend() {
        list.requestFocusInWindow(java.awt.event.FocusEvent.Cause.TRAVERSAL_BACKWARD);
    }

    /** A message is not here any more, of which no event tells. */
    void forgotten(String message) {
        reader.look(message);
    }

    /** What came with the messages read so far, the oldest first. */
    List<FileView> files() {
        return reader.book().messages().stream()
                .flatMap(message -> message.files().stream())
                .toList();
    }

    Player player() {
        return habits.player();
    }

    MessageList messages() {
        return list;
    }

    Composer composer() {
        return composer;
    }
}
