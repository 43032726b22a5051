package chat.warren.ui.window;

import chat.warren.ui.look.Look;
import chat.warren.ui.window.palette.Act;
import chat.warren.ui.window.palette.Keys;
import chat.warren.ui.window.settings.Choices;
import chat.warren.ui.words.Words;

/** What the keys do while a profile is open. Nothing changes behind a page that hides it. */
final class Keyboard {
    private Keyboard() {}

    static Keys of(Session session, Home home, Words words) {
        return new Keys()
                .on(Act.PALETTE, session::palette)
                .on(Act.NEW_FRIEND, () -> session.at(home::add))
                .on(Act.SEARCH, () -> session.at(home.list()::focusSearch))
                .on(Act.SEARCH_HERE, () -> session.at(home::searchHere))
                .on(Act.NEXT, () -> session.at(() -> home.list().step(1, false)))
                .on(Act.PREVIOUS, () -> session.at(() -> home.list().step(-1, false)))
                .on(Act.NEXT_UNREAD, () -> session.at(() -> home.list().step(1, true)))
                .onPlace(number -> session.at(() -> home.list().nth(number)))
                .on(Act.DETAILS, session::details)
                .on(Act.MUTE, () -> session.at(() -> home.open().ifPresent(home.list()::mute)))
                .on(Act.ARCHIVE, () -> session.at(() -> home.open().ifPresent(home.list()::archive)))
                .on(Act.NOTES, session::notes)
                .on(Act.ECHO, session::echo)
                .on(Act.SETTINGS, () -> session.settings(""))
                .on(Act.SHORTCUTS, () -> session.settings(words.say("settings.shortcuts")))
                .on(Act.ZOOM_IN, () -> zoom(session, session.choices().percent() + Look.STEP))
                .on(Act.ZOOM_OUT, () -> zoom(session, session.choices().percent() - Look.STEP))
                .on(Act.ZOOM_NONE, () -> zoom(session, Choices.usual().percent()))
                .on(Act.FULL_SCREEN, session::fullScreen)
                .on(Act.PANIC, session::panic)
                .on(Act.LOCK, session::lock)
                .on(Act.QUIT, session::quit);
    }

    private static void zoom(Session session, int percent) {
        session.choose(session.choices().percent(percent));
    }
}
