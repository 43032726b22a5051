package chat.warren.ui.window;

import chat.warren.node.api.Event;
import chat.warren.node.api.FriendView;
import chat.warren.node.api.Happening;
import chat.warren.node.api.NetworkView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.details.DetailsPane;
import chat.warren.ui.window.list.Clerk;
import chat.warren.ui.window.list.Corner;
import chat.warren.ui.window.list.Ledger;
import chat.warren.ui.window.list.Row;
import chat.warren.ui.window.list.Stale;
import chat.warren.ui.window.list.TalkList;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.welcome.InvitePage;
import chat.warren.ui.window.welcome.PersonPage;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;

/** The main window's three panes, and what is in them. */
final class Home {
    /** Many things happen at once; the list is made anew for all of them together. */
    private static final int TOGETHER_MILLIS = 120;
    /** What changes in the network without an event: how many nodes are known. */
    private static final int NETWORK_MILLIS = 3000;

    private final Stage stage;
    private final Panes panes;
    private final Banner banner;
    private final Corner corner;
    private final TalkList list;
    private final Supplier<Consumer<Ledger>> looking;
    private final Consumer<String> settings;
    private final Runnable met;
    private final Talks talks;
    private final Timer soon = new Timer(TOGETHER_MILLIS, due -> look());
    private final Timer network = new Timer(NETWORK_MILLIS, due -> watchNetwork());
    private final Clerk clerk;
    private Stale stale = Stale.everything();
    private Ledger ledger;
    private Optional<InvitePage> invite = Optional.empty();
    private Optional<Row> open = Optional.empty();
    private Optional<DetailsPane> detailed = Optional.empty();

    /**
     * What lies around the panes.
     *
     * @param settings opens the chapter of this title; the first for an empty one
     * @param looking is asked whenever somebody looks how everything stands, for who is told how it does
     * @param met is told when there is a new friend
     * @param enterSends how people here write
     */
    record Around(
            Consumer<String> settings, Supplier<Consumer<Ledger>> looking, Runnable met, BooleanSupplier enterSends) {}

    Home(Stage stage, Banner banner, Around around) {
        this.stage = stage;
        this.banner = banner;
        this.looking = around.looking();
        this.settings = around.settings();
        this.met = around.met();
        this.talks = new Talks(stage, around.enterSends(), this::stepOut);
        this.clerk = new Clerk(stage.node());
        this.ledger = Ledger.nothing(stage.node().self());
        this.corner = new Corner(stage, this::add, () -> settings.accept(""));
        this.list = new TalkList(stage, this::open, this::enter);
        JPanel side = Pieces.panel(
                new MigLayout("insets 0, gap 0, wrap 1, fill", "[grow,fill]", "[][grow,fill]"), Shade.SIDE);
        side.add(corner.component(), "wmin 0");
        side.add(list.component(), "wmin 0");
        this.panes = new Panes(stage.words(), side, banner.component());
        soon.setRepeats(false);
        network.start();
        add();
        look();
        lookAtNetwork();
        callUs();
    }

    private void callUs() {
        stage.offstage()
                .ask(
                        () -> stage.node().profile().view(),
                        view -> corner.call(stage.node().self(), view.name()));
    }

    JComponent component() {
        return panes.component();
    }

    TalkList list() {
        return list;
    }

    Panes panes() {
        return panes;
    }

    /** Nothing is looked at any more. */
    void close() {
        talks.close();
        soon.stop();
        network.stop();
    }

    void heard(List<Happening> news) {
        talks.heard(news);
        for (Happening each : news) {
            stale.heard(each.event());
            switch (each.event()) {
                case Event.PeopleNotice notice -> banner.tell(stage.words().told(notice.sentence()));
                case Event.FriendDevice device -> device(device);
                case Event.FriendDeclined declined -> banner.tell(stage.say("told.declined", declined.name()));
                case Event.Befriended friend -> {
                    befriended(friend.person());
                    met.run();
                }
                case Event.NetworkChanged changed -> lookAtNetwork();
                case Event.MessageCame came -> returned(came);
                case Event.ConversationChanged changed ->
                    detailed.filter(shown -> shown.friend().id().equals(changed.with()))
                            .ifPresent(DetailsPane::look);
                case Event.DevicesChanged changed -> callUs();
                case Event.NearbyChanged changed -> invite.ifPresent(InvitePage::look);
                default -> {}
            }
        }
        if (!stale.isNothing()) {
            soon.start();
        }
    }

    /** Whoever got hold of a friend's identity would add a device of their own. */
    private void device(Event.FriendDevice device) {
        String key = device.revoked() ? "told.device.revoked" : "told.device";
        ledger.person(device.person())
                .ifPresent(friend ->
                        banner.offer(stage.say(key, friend.name(), device.device()), stage.say("details.title"), () -> {
                            open(friend.id());
                            details(friend);
                        }));
    }

    /** A person appeared whom somebody was waiting for: their conversation opens where the waiting stood. */
    private void befriended(String person) {
        stale = Stale.everything();
        read(now -> {
            boolean waiting = open.isEmpty() || open.get().kind() != Row.Kind.FRIEND;
            show(now);
            if (waiting) {
                list.choose(person);
                open(person);
            }
        });
    }

    /** Who writes comes back from the archive, unless nobody wants to hear of it. */
    private void returned(Event.MessageCame came) {
        boolean wanted = !came.own()
                && ledger.conversations().stream()
                        .anyMatch(each -> each.with().equals(came.with()) && each.archived() && !each.muted());
        if (wanted) {
            stage.offstage().tell(() -> stage.node().chats().prefer(came.with(), false, false));
        }
    }

    private void look() {
        read(this::show);
    }

    private void read(Consumer<Ledger> then) {
        Stale looked = stale;
        stale = new Stale();
        Consumer<Ledger> told = looking.get();
        stage.offstage().ask(() -> clerk.read(looked), now -> {
            then.accept(now);
            told.accept(now);
        });
    }

    private void show(Ledger now) {
        ledger = now;
        list.show(now);
        open.ifPresent(this::refresh);
        // Measured anew now and then; the pane is made anew only when something in it is different.
        detailed.flatMap(shown -> now.person(shown.friend().id())
                        .filter(is -> !shown.friend().equals(is) && !shown.measured(is)))
                .ifPresent(this::details);
    }

    /** What is open may have become something else: a request is a friend by now, or gone. */
    private void refresh(Row was) {
        Optional<Row> is = line(was.id());
        if (is.isEmpty() && was.kind() != Row.Kind.FOUND && was.kind() != Row.Kind.ECHO) {
            add();
        } else if (is.isPresent() && is.get().kind() != was.kind() && was.kind() != Row.Kind.FOUND) {
            open(is.get());
        }
    }

    /** In the tray nobody sees it. */
    private void watchNetwork() {
        if (panes.component().isShowing()) {
            lookAtNetwork();
        }
    }

    private void lookAtNetwork() {
        stage.offstage().ask(() -> stage.node().network().view(), this::show);
    }

    private void show(NetworkView view) {
        corner.show(view);
        invite.ifPresent(page -> page.show(view));
    }

    /** Our invite, and the doors to others. */
    void add() {
        talks.leave();
        closeDetails();
        open = Optional.empty();
        InvitePage page = new InvitePage(stage, banner::tell);
        invite = Optional.of(page);
        panes.show(page.component());
        lookAtNetwork();
    }

    void open(Row row) {
        // A message that was found stands for the conversation that it is in.
        open = row.kind() == Row.Kind.FOUND ? line(row.id()).or(() -> Optional.of(row)) : Optional.of(row);
        invite = Optional.empty();
        if (detailed.filter(shown -> !shown.friend().id().equals(row.id())).isPresent()) {
            closeDetails();
        }
        Optional<FriendView> person = ledger.person(row.id());
        switch (row.kind()) {
            case REQUEST ->
                person.ifPresent(each -> panes.show(
                        PersonPage.asking(stage, each, ledger.people()).component()));
            case ASKED ->
                person.ifPresent(
                        each -> panes.show(PersonPage.asked(stage, each).component()));
            case TAKEN ->
                ledger.taken().stream()
                        .filter(each -> each.id().equals(row.id()))
                        .findFirst()
                        .ifPresent(each ->
                                panes.show(PersonPage.looking(stage, each).component()));
            case INTRODUCED ->
                ledger.introductions().stream()
                        .filter(each -> each.id().equals(row.id()))
                        .findFirst()
                        .ifPresent(each ->
                                panes.show(PersonPage.introduced(stage, each).component()));
            case FRIEND, NOTES, FOUND, ECHO -> talk(row);
        }
    }

    /** What stands in the list for this person, as they are now. */
    private Optional<Row> line(String person) {
        return ledger.rows(stage.words()).stream()
                .filter(row -> row.id().equals(person))
                .findFirst();
    }

    private void talk(Row row) {
        if (row.kind() != Row.Kind.FOUND) {
            list.choose(row.id()); // Of several that were found, the one that was chosen stays so.
        }
        talks.open(row, this::details, panes::show);
    }

    /** The keyboard goes into the conversation that is open. */
    void enter() {
        talks.begin();
    }

    /** The keyboard goes to what is seen: into the conversation, else to the list. */
    void attend() {
        if (talks.isOpen()) {
            talks.begin();
        } else {
            list.focus();
        }
    }

    /** Looks for words in the conversation that is open. */
    void searchHere() {
        talks.search();
    }

    /** Somebody is before the window again. */
    void attended() {
        talks.attended();
    }

    /** Opens or closes what is known of the friend whose conversation is open. */
    void details() {
        if (panes.hasDetails()) {
            closeDetails();
        } else {
            open.filter(row -> row.kind() == Row.Kind.FRIEND)
                    .flatMap(row -> ledger.person(row.id()))
                    .ifPresent(this::details);
        }
    }

    private void details(FriendView friend) {
        DetailsPane pane = new DetailsPane(stage, friend, settings, this::leaveDetails);
        panes.details(Optional.of(pane.component()));
        detailed = Optional.of(pane);
    }

    private void closeDetails() {
        panes.details(Optional.empty());
        detailed = Optional.empty();
    }

    private void leaveDetails() {
        closeDetails();
        attend();
    }

    private boolean stepOut() {
        boolean any = panes.hasDetails();
        if (any) {
            closeDetails();
        }
        return any;
    }

    /** Opens the notes to ourselves. */
    void notes() {
        open(stage.node().self());
    }

    /** Opens the conversation with the echo. */
    void echo() {
        open(Ledger.echo(stage.words()));
    }

    /** Whether this person's conversation, or their question, is what is open. */
    boolean shows(String person) {
        return open.filter(row -> row.id().equals(person)).isPresent();
    }

    /** Opens what there is of somebody: their conversation, or what they ask. */
    void open(String person) {
        line(person).ifPresent(this::open);
    }

    /** The line of the friend whose conversation is open, as it is now. */
    Optional<Row> open() {
        return open.filter(row -> row.kind() == Row.Kind.FRIEND).flatMap(row -> line(row.id()));
    }
}
