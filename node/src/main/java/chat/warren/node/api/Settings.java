package chat.warren.node.api;

import chat.warren.node.api.LogLine.Level;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.burrow.loop.Burrow;
import chat.warren.node.chat.Habits;
import chat.warren.node.friend.Friendships;
import chat.warren.node.relay.RelayPolicy;
import chat.warren.node.running.loop.NodeSetup.Tcp;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.settings.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person has chosen, sealed in the profile. Names that begin with {@code ui.} belong to whoever shows Warren and
 * may hold any text; the others are known here, and take effect at once.
 */
public final class Settings {
    /** Whether friends may relay through us at all; each may besides ({@link FriendView.May}). */
    public static final String RELAYING = "relay.friends";

    /** What friends see of what we do with their messages. */
    public static final String SHOW_ARRIVAL = Habits.SHOW_ARRIVAL;

    public static final String SHOW_READING = Habits.SHOW_READING;
    public static final String SHOW_TYPING = Habits.SHOW_TYPING;
    /** How much we keep for each friend. */
    public static final String KEPT_FOR_EACH = Habits.KEPT_FOR_EACH;

    /** What new friends may learn of where we are. */
    public static final String NEW_FRIENDS_SEE = Friendships.NEW_FRIENDS_SEE;

    /** Ways for friends whose networks pass no datagrams, and for us where ours does not. */
    public static final String TUNNEL_LISTEN = Tunnelled.LISTEN;

    public static final String TUNNEL_WEB = Tunnelled.WEB;
    public static final String TUNNEL_PROXY = Tunnelled.PROXY;
    public static final String NO_PROXY = Tunnelled.NO_PROXY;

    /** Whether a window serves other programs of the user; who runs a daemon wants that. */
    public static final String LOCAL_API = "api.window";

    /** What a setting says that is one or the other. */
    public static final String ON = "on";

    public static final String OFF = Habits.OFF;

    private static final List<String> SWITCH = List.of(ON, OFF);
    private static final Pattern SHOWN = Pattern.compile("ui\\.[a-z0-9.-]{1,60}");
    /** A window's layout fits, and nobody keeps a diary here. */
    private static final int LONGEST = 4_000;

    private static final List<Known> KNOWN = List.of(
            new Known(LOCAL_API, ON, SWITCH, "Programs of yours may use Warren while its window is open."),
            new Known(Habits.SHOW_ARRIVAL, ON, SWITCH, "Friends see that a message has arrived."),
            new Known(Habits.SHOW_READING, ON, SWITCH, "Friends see that a message was read."),
            new Known(Habits.SHOW_TYPING, ON, SWITCH, "Friends see that you write."),
            new Known(RELAYING, ON, SWITCH, "Your computer passes on for friends what they cannot send directly."),
            new Known(
                    Habits.KEPT_FOR_EACH,
                    "8",
                    List.of("0", "1", "2", "4", "8"),
                    "How many MiB of sealed messages you keep for each friend."),
            new Known(
                    Friendships.NEW_FRIENDS_SEE,
                    "direct",
                    List.of("direct", "relay-only", "invisible"),
                    "What a new friend may learn of where you are."),
            new Known(
                    Tunnelled.LISTEN,
                    ON,
                    SWITCH,
                    "Friends whose network blocks UDP may connect by TCP, at the number of your UDP port."),
            new Known(
                    Tunnelled.WEB,
                    OFF,
                    SWITCH,
                    "They may connect at TCP 443 as well, as to a website; it often takes an administrator's rights."),
            new Known(
                    Tunnelled.PROXY,
                    Tunnelled.NO_PROXY,
                    List.of(),
                    "Who connects you where UDP is blocked: socks5://ADDRESS:PORT or http://ADDRESS:PORT. It hides"
                            + " nothing: what can go directly does."));

    private final OpenProfile profile;
    private final Burrow burrow;
    private final Events events;
    private final LogBook log;

    Settings(OpenProfile profile, Burrow burrow, Events events, LogBook log) {
        this.profile = profile;
        this.burrow = burrow;
        this.events = events;
        this.log = log;
    }

    private record Known(String name, String usual, List<String> choices, String meaning) {
        /** Whether it is text of a kind of its own. */
        boolean isFree() {
            return choices.isEmpty();
        }
    }

    /** Has what was chosen before take effect in a node that has just started. */
    void begin() throws ProfileException {
        burrow.relay(policy(get(RELAYING)));
        Tcp chosen = tcp(profile, Map.of());
        if (!chosen.equals(Tcp.usual())) {
            try {
                burrow.tcp(chosen);
            } catch (IOException e) {
                log.note(Level.WARNING, String.valueOf(e.getMessage())); // What it was before can be chosen again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // Whoever starts the node notices by itself.
            }
        }
    }

    /** What is chosen about TCP, but for what is being chosen now. */
    static Tcp tcp(OpenProfile profile, Map<String, String> now) throws ProfileException {
        return Tunnelled.of(
                now.getOrDefault(Tunnelled.LISTEN, get(profile, Tunnelled.LISTEN)),
                now.getOrDefault(Tunnelled.WEB, get(profile, Tunnelled.WEB)),
                now.getOrDefault(Tunnelled.PROXY, get(profile, Tunnelled.PROXY)));
    }

    /** Before it is stored: what cannot be had is not kept. */
    private void tryOut(String name, String value) throws ProfileException {
        if (!List.of(Tunnelled.LISTEN, Tunnelled.WEB, Tunnelled.PROXY).contains(name)) {
            return;
        }
        Tcp wanted = tcp(profile, Map.of(name, value));
        try {
            burrow.tcp(wanted);
        } catch (IOException e) {
            throw new ProfileException(Reason.NOT_POSSIBLE, e.getMessage() + " Nothing was changed.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProfileException(Reason.LOCKED, "The program is ending; nothing was changed.");
        }
    }

    /** All that is known here, then what windows have stored. */
    public List<SettingView> all() throws ProfileException {
        List<SettingView> views = new ArrayList<>();
        for (Known known : KNOWN) {
            views.add(
                    new SettingView(known.name(), get(known.name()), known.usual(), known.choices(), known.meaning()));
        }
        for (Setting setting : stored()) {
            if (SHOWN.matcher(setting.name()).matches()) {
                views.add(new SettingView(setting.name(), setting.value(), "", List.of(), ""));
            }
        }
        return views;
    }

    private List<Setting> stored() throws ProfileException {
        return profile.read((contents, snapshot) -> {
            List<Setting> all = new ArrayList<>();
            List<Placed<Setting>> page = contents.settings().page(snapshot, 0, SealedTable.MAX_PAGE);
            while (!page.isEmpty()) {
                page.forEach(each -> all.add(each.value()));
                page = contents.settings().page(snapshot, page.getLast().place(), SealedTable.MAX_PAGE);
            }
            return all;
        });
    }

    /** What was chosen, or what holds without a choice: nothing for a window's own. */
    public String get(String name) throws ProfileException {
        return get(profile, name);
    }

    private static String get(OpenProfile profile, String name) throws ProfileException {
        Optional<Known> known = known(name);
        Optional<String> chosen =
                profile.read((contents, snapshot) -> contents.settings().get(snapshot, name));
        return chosen.or(() -> known.map(Known::usual)).orElse("");
    }

    public void set(String name, String value) throws ProfileException {
        Optional<Known> known = known(name);
        if (known.isPresent() && !known.get().isFree() && !known.get().choices().contains(value)) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD,
                    name + " is one of " + String.join(", ", known.get().choices()) + "; nothing was changed.");
        }
        if (value.length() > LONGEST) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD, "A setting has at most " + LONGEST + " letters; nothing was changed.");
        }
        tryOut(name, value);
        profile.change((contents, transaction) -> contents.settings().set(transaction, name, value));
        changed(name, value);
    }

    /** What holds without a choice holds again. */
    public void reset(String name) throws ProfileException {
        Optional<Known> known = known(name);
        tryOut(name, known.map(Known::usual).orElse(""));
        profile.change((contents, transaction) -> {
            boolean _ = contents.settings().reset(transaction, name);
        });
        changed(name, known.map(Known::usual).orElse(""));
    }

    private void changed(String name, String value) {
        if (name.equals(RELAYING)) {
            burrow.relay(policy(value));
        }
        events.publish(new Event.SettingChanged(name, value));
    }

    private static RelayPolicy policy(String relaying) {
        return relaying.equals(ON) ? RelayPolicy.DEFAULT : RelayPolicy.OFF;
    }

    /** Empty for a window's own; fails for what nobody knows. */
    private static Optional<Known> known(String name) throws ProfileException {
        Optional<Known> known =
                KNOWN.stream().filter(each -> each.name().equals(name)).findFirst();
        if (known.isEmpty() && !SHOWN.matcher(name).matches()) {
            throw new ProfileException(
                    Reason.NOT_FOUND, "There is no setting of that name; nothing was changed: 'settings' shows all.");
        }
        return known;
    }
}
