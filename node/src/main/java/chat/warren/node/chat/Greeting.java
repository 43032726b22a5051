package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.StorageException;
import java.util.Optional;

/**
 * The beginning of each link: both ends name the session that they have stored. If it is the same, the link's secret
 * heals it; if not, because one end has never had it, has lost it or was restored, both begin a new one with that
 * secret. Each end decides that alone, from the same two names.
 */
final class Greeting {
    private Greeting() {}

    static void opened(Sheet sheet, Line line) throws StorageException {
        long name = sheet.books()
                .sessions()
                .of(sheet.transaction(), line.device())
                .map(Session::name)
                .orElse(0L);
        long habits = sheet.allows(Habits.SHOW_ARRIVAL) ? ChatFrame.Hello.SHOWS_ARRIVAL : 0;
        sheet.outcome().replies.add(new Outcome.Reply(line, new ChatFrame.Hello(name, habits)));
    }

    static void greeted(Sheet sheet, Input.Greeted greeted) throws StorageException {
        Line line = greeted.line();
        DeviceId device = line.device();
        Sessions sessions = sheet.books().sessions();
        Optional<Session> own = sessions.of(sheet.transaction(), device);
        byte[] secret = greeted.secret().toArray();
        if (own.isPresent() && own.get().name() == greeted.hello().session()) {
            sessions.put(device, own.get().with(own.get().ratchet().linked(secret, sheet.now())));
        } else {
            sessions.put(device, Session.start(sheet.circle().device(), device, secret, sheet.now()));
        }
        Bytes.wipe(secret);
        Posting.adopt(sheet, line.person(), device);
        sheet.outcome().pages.add(Posting.page(sheet, line, 0));
        if (line.person().equals(sheet.circle().self())) {
            History.shelves(sheet, line);
        }
    }
}
