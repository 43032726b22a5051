package chat.warren.ui.window;

import chat.warren.node.api.Event;
import chat.warren.node.api.Happening;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import chat.warren.node.api.Settings;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.SystemTheme;
import chat.warren.ui.look.Theme;
import chat.warren.ui.window.door.Opening;
import chat.warren.ui.window.list.Ledger;
import chat.warren.ui.window.notice.Crier;
import chat.warren.ui.window.notice.Told;
import chat.warren.ui.window.notice.Tray;
import chat.warren.ui.window.offstage.Offstage;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.palette.Keys;
import chat.warren.ui.window.palette.Palette;
import chat.warren.ui.window.settings.Choices;
import chat.warren.ui.window.settings.Hands;
import chat.warren.ui.window.settings.PanicPage;
import chat.warren.ui.window.settings.SettingsPage;
import chat.warren.ui.words.Words;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** An open profile in a window, from unlocking to locking. */
final class Session implements Hands {
    /** The setting that has where the window was, and how wide its list. */
    private static final String ROOM = "ui.room";

    private final RunningNode node;
    private final Opening opening;
    private final WarrenFrame frame;
    private final Owner owner;
    private final Offstage offstage;
    private final Stage stage;
    private final Banner banner;
    private final Home home;
    private final Palette palette;
    private final Idle idle;
    private final Crier crier;
    private final List<Consumer<Event>> listeners = new ArrayList<>();
    private Choices choices;
    private boolean ending;
    private boolean destroying;

    Session(RunningNode node, Opening opening, WarrenFrame frame, Choices choices, Words words, Owner owner) {
        this.node = node;
        this.opening = opening;
        this.frame = frame;
        this.owner = owner;
        this.choices = choices;
        this.offstage = new Offstage(this::wrong);
        this.stage = new Stage(node, offstage, words, opening.clock(), ZoneId.systemDefault());
        wear(choices, offstage); // Whatever is made from here on is dressed already.
        this.banner = new Banner(words);
        offstage.ask(() -> node.settings().get(ROOM), this::settleIn);
        this.crier = new Crier(stage, frame.tray(), new Around());
        this.home = new Home(
                stage,
                banner,
                new Home.Around(
                        this::settings,
                        this::looking,
                        this::met,
                        () -> this.choices.manners().enterSends()));
        Look.freshen(home.component()); // Another look may be put on before this is in the window.
        Keys keys = Keyboard.of(this, home, words);
        this.palette = new Palette(words, keys, home.list()::all, this::open);
        this.idle = new Idle(opening.clock(), this::lockIdle);
        frame.whenAttended(home::attended);
        keys.bind(frame.frame().getRootPane());
        frame.frame().setGlassPane(palette.glass());
        settle();
        idle.after(choices.idle());
        offstage.tell(owner.programs()::follow);
        offstage.listen(node.events(), this::heard);
        home.component().applyComponentOrientation(words.orientation());
    }

    /** The window is where it was, as far as it still fits on a screen. */
    private void settleIn(String room) {
        Room.parse(room).ifPresent(there -> {
            frame.settle(there);
            home.panes().divide(there.list(), there.details());
        });
        show();
    }

    /** Does something that is seen beside the conversations. */
    void at(Runnable doing) {
        show();
        doing.run();
    }

    private void open(chat.warren.ui.window.list.Row row) {
        at(() -> home.open(row));
        home.enter();
    }

    void details() {
        at(home::details);
    }

    void echo() {
        at(home::echo);
    }

    void notes() {
        at(home::notes);
    }

    void palette() {
        palette.show();
    }

    void fullScreen() {
        frame.fullScreen();
    }

    void quit() {
        owner.quit();
    }

    private void show() {
        boolean back = !home.component().isShowing();
        listeners.clear();
        palette.hide();
        frame.show(home.component());
        if (back) {
            home.attend(); // What had the keyboard is gone from the window.
        }
    }

    /** The page on which a language was chosen, in that language; when it is known where the window stands. */
    void appearance() {
        answered(() -> settings(stage.say("settings.appearance")));
    }

    void settings(String chapter) {
        listeners.clear();
        SettingsPage page = new SettingsPage(stage, this, this::show);
        page.turnTo(chapter);
        palette.hide();
        frame.show(page.component());
        page.focus();
    }

    /** There is something to lose now. */
    private void met() {
        if (!hasPassphrase()) {
            banner.offer(
                    stage.say("protect.offer"), stage.say("protect.do"), () -> settings(stage.say("settings.privacy")));
        }
    }

    private void wrong(ProfileException failure) {
        if (failure.reason() != ProfileException.Reason.LOCKED) {
            banner.warn(stage.told(failure));
        }
    }

    private void heard(List<Happening> news) {
        crier.heard(news);
        news.forEach(each -> listeners.forEach(listener -> listener.accept(each.event())));
        home.heard(news);
        if (news.stream()
                .anyMatch(each -> each.event() instanceof Event.SettingChanged changed
                        && changed.name().equals(Settings.LOCAL_API))) {
            offstage.tell(owner.programs()::follow);
        }
        if (!ending && !destroying && news.stream().anyMatch(each -> each.event() instanceof Event.Locked)) {
            close();
            owner.locked(); // Somebody locked it from elsewhere.
        }
    }

    /** Somebody looks how everything stands: what came until now is told by that look, and no other. */
    private Consumer<Ledger> looking() {
        Set<String> due = crier.due();
        return ledger -> {
            frame.unread(ledger.unread());
            crier.look(ledger, due);
        };
    }

    /** Who sits before the window, or does not. */
    private final class Around implements Crier.Audience {
        @Override
        public boolean sees(String person) {
            return frame.frame().isFocused() && home.component().isShowing() && home.shows(person);
        }

        @Override
        public Told told() {
            return choices.manners().told();
        }

        @Override
        public boolean aloud() {
            return choices.manners().aloud();
        }

        @Override
        public void open(String person) {
            frame.bringBack();
            at(() -> home.open(person));
        }
    }

    private void lockIdle() {
        if (hasPassphrase()) {
            lock();
        }
    }

    @Override
    public void lock() {
        if (!hasPassphrase()) {
            show();
            banner.offer(
                    stage.say("settings.lock.needs-passphrase"),
                    stage.say("protect.do"),
                    () -> settings(stage.say("settings.privacy")));
            return;
        }
        end(owner::locked);
    }

    @Override
    public void panic() {
        PanicPage[] page = new PanicPage[1];
        page[0] = new PanicPage(stage, () -> destroy(page[0]), this::show);
        palette.hide();
        frame.show(page[0].component());
        page[0].focus();
    }

    private void destroy(PanicPage page) {
        destroying = true;
        offstage.ask(
                () -> {
                    opening.destroy(node);
                    return true;
                },
                gone -> {
                    close();
                    owner.destroyed();
                },
                failure -> {
                    destroying = false;
                    page.fault(stage.told(failure));
                });
    }

    /** Goes on when everything has its answer that was asked in order until now. */
    void answered(Runnable then) {
        offstage.ask(() -> true, done -> then.run());
    }

    /** Closes the profile, and goes on then. */
    void end(Runnable then) {
        ending = true;
        idle.close();
        frame.alone();
        home.close();
        remember();
        offstage.tell(node::close, () -> {
            close();
            then.run();
        });
    }

    /** Where the window is, and how wide its parts. */
    private void remember() {
        String room = new Room(
                        frame.frame().getBounds(),
                        home.panes().divided(),
                        home.panes().detailed())
                .text();
        offstage.tell(() -> node.settings().set(ROOM, room));
    }

    private void close() {
        ending = true;
        idle.close();
        frame.alone();
        home.close();
        crier.close();
        offstage.close();
        frame.unread(0);
        frame.frame().getGlassPane().setVisible(false);
        frame.frame().getRootPane().getActionMap().clear();
    }

    @Override
    public Choices choices() {
        return choices;
    }

    @Override
    public void choose(Choices other) {
        boolean spokenAnew = !choices.tongue().equals(other.tongue());
        choices = other;
        idle.after(other.idle());
        settle();
        if (spokenAnew) {
            remember();
        } else {
            wear(other, offstage);
        }
        offstage.tell(() -> other.keep(node.settings()), () -> {
            if (spokenAnew) {
                close();
                owner.anew(choices);
            }
        });
    }

    /** The tray is where somebody finds a window that was closed. */
    private void settle() {
        frame.tray().ifPresent(tray -> {
            tray.say(stage.say("notice.open"), stage.say("shortcut.quit"));
            tray.show(stays() || (Tray.tells() && choices.manners().told() != Told.NOTHING));
        });
    }

    /** Whether the node goes on when the window is closed. */
    boolean stays() {
        return choices.manners().stays();
    }

    @Override
    public boolean hasTray() {
        return frame.tray().isPresent();
    }

    private static void wear(Choices choices, Offstage offstage) {
        if (choices.theme() == Theme.SYSTEM) {
            offstage.askAside(SystemTheme::isDark, dark -> Look.wear(choices.theme(), dark, choices.percent()));
        } else {
            Look.wear(choices.theme(), false, choices.percent());
        }
    }

    @Override
    public boolean hasPassphrase() {
        return opening.hasPassphrase();
    }

    @Override
    public void protect(char[] passphrase, Consumer<String> told) {
        offstage.askAside(
                () -> {
                    opening.protect(node.profile(), passphrase);
                    return true;
                },
                done -> told.accept(""),
                failure -> told.accept(stage.told(failure)));
    }

    @Override
    public void open(Path profile) {
        end(() -> owner.instead(profile));
    }

    @Override
    public Path folder() {
        return opening.folder();
    }

    @Override
    public void listen(Consumer<Event> heard) {
        listeners.add(heard);
    }
}
