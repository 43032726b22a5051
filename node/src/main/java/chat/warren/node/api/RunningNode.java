package chat.warren.node.api;

import chat.warren.node.api.LogLine.Level;
import chat.warren.node.burrow.loop.Burrow;
import chat.warren.node.burrow.loop.Ground;
import chat.warren.node.burrow.loop.Notes;
import chat.warren.storage.audit.AuditHead;
import chat.warren.storage.audit.AuditLog;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A node at work: an open profile and everything that happens with it. Window, terminal, scripts and other Java
 * programs all use this one class; each of its areas is an interface of its own. Safe to share between threads; what
 * asks the profile or the network may wait, so a window calls it from another thread than its own.
 */
public final class RunningNode implements AutoCloseable {
    private final OpenProfile profile;
    private final Ground ground;
    private final Instant since;
    private final Events events;
    private final LogBook log;
    private final Network network;
    private final Notes notes;
    private final Burrow burrow;
    private final People people;
    private final Chats chats;
    private final SharedFiles files;
    private final Settings settings;
    private final Devices devices;
    private final List<Runnable> endings = new ArrayList<>(); // These two are guarded by this.
    private boolean ended;

    private RunningNode(OpenProfile profile, Ground ground, NodeOptions options)
            throws IOException, ProfileException, InterruptedException {
        this.profile = profile;
        this.ground = ground;
        this.since = ground.wall().instant();
        this.events = new Events(ground.wall());
        this.log = new LogBook(ground.wall());
        this.network = new Network(options);
        this.notes = new Notes(ground);
        Telling telling = new Telling(profile, ground.self(), events, log);
        this.burrow = Burrow.start(network.setup(notes, Settings.tcp(profile, Map.of())), ground, telling);
        network.in(burrow);
        this.people = new People(burrow, network, ground.wall());
        FileViews views =
                new FileViews(new Messages(ground.self()), burrow.files().board());
        this.chats = new Chats(profile, ground.self(), burrow, views, ground.wall());
        this.files = new SharedFiles(profile, burrow.files(), views, chats);
        this.settings = new Settings(profile, burrow, events, log);
        settings.begin();
        this.devices = new Devices(burrow, telling.copying());
    }

    /** Starts a node on a profile, which it closes when it is closed. */
    public static RunningNode start(OpenProfile profile, NodeOptions options)
            throws ProfileException, InterruptedException {
        RunningNode node = started(profile, options);
        node.log.note(Level.INFO, "The node started.");
        profile.beforeLocking(node::end);
        // Opening the profile took as much memory as its passphrase work wants, which nobody asks for again for days.
        System.gc();
        return node;
    }

    private static RunningNode started(OpenProfile profile, NodeOptions options)
            throws ProfileException, InterruptedException {
        try {
            return new RunningNode(profile, profile.ground(new SecureRandom(), false), options);
        } catch (IOException e) {
            throw Failures.ofStart(e);
        }
    }

    /** Who we are and how we stand. */
    public NodeView view() throws ProfileException, InterruptedException {
        return new NodeView(
                self(), profile.view(), network.view(), ProcessHandle.current().pid(), since);
    }

    public OpenProfile profile() {
        return profile;
    }

    /** Our own id, which names the notes to ourselves. */
    public String self() {
        return Ids.text(ground.self());
    }

    public People people() {
        return people;
    }

    public Chats chats() {
        return chats;
    }

    public SharedFiles files() {
        return files;
    }

    public Settings settings() {
        return settings;
    }

    /** Our own devices. */
    public Devices devices() {
        return devices;
    }

    public Network network() {
        return network;
    }

    public Events events() {
        return events;
    }

    public LogBook log() {
        return log;
    }

    /** The newest entries of the audit log, whose chain is checked as far as they go. */
    public AuditPage audit(int most) throws ProfileException {
        return profile.read((contents, snapshot) -> {
            AuditLog audit = contents.audit();
            AuditHead head = audit.head(snapshot);
            AuditLog.Page page = audit.page(snapshot, head, most);
            return new AuditPage(
                    head.number(),
                    page.entries().stream()
                            .map(entry ->
                                    new AuditPage.Entry(entry.number(), entry.at(), entry.event(), entry.detail()))
                            .toList());
        });
    }

    /** Runs this when the node ends, before its parts do. */
    public void whenEnding(Runnable ending) {
        synchronized (this) {
            if (!ended) {
                endings.add(ending);
                return;
            }
        }
        ending.run();
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        events.publish(new Event.Locked());
        events.end();
        endings.forEach(Runnable::run);
        burrow.close();
        notes.close();
        ground.credentials().device().close();
    }

    /**
     * Destroys this profile for good: the keys on the disk first, within a moment, then the node ends, then the rest is
     * wiped and deleted. Backups, files put into other folders, other devices and what friends have stay.
     */
    public void destroy() throws ProfileException {
        profile.shredKeys();
        end();
        profile.destroy();
    }

    /** Ends the node and locks the profile. */
    @Override
    public void close() throws ProfileException {
        end();
        profile.close();
    }
}
