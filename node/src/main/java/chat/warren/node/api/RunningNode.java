package chat.warren.node.api;

import chat.warren.node.api.LogLine.Level;
import chat.warren.storage.audit.AuditHead;
import chat.warren.storage.audit.AuditLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A node at work: an open profile and everything that happens with it. Window, terminal, scripts and other Java
 * programs all use this one class; each of its areas is an interface of its own. Safe to share between threads; what
 * asks the profile or the network may wait, so a window calls it from another thread than its own.
 */
public final class RunningNode implements AutoCloseable {
    private final OpenProfile profile;
    private final Instant since;
    private final Events events;
    private final LogBook log;
    private final Network network;
    private final List<Runnable> endings = new ArrayList<>(); // These two are guarded by this.
    private boolean ended;

    private RunningNode(OpenProfile profile, Instant since, Events events, LogBook log, Network network) {
        this.profile = profile;
        this.since = since;
        this.events = events;
        this.log = log;
        this.network = network;
    }

    /** Starts a node on a profile, which it closes when it is closed. */
    public static RunningNode start(OpenProfile profile, NodeOptions options, InstantSource clock)
            throws ProfileException {
        Events events = new Events(clock);
        LogBook log = new LogBook(clock);
        Network network = DhtNetwork.open(options, events, clock);
        log.note(Level.INFO, "The node started.");
        RunningNode node = new RunningNode(profile, clock.instant(), events, log, network);
        profile.beforeLocking(node::end);
        // Opening the profile took as much memory as its passphrase work wants, which nobody asks for again for days.
        System.gc();
        return node;
    }

    /** Who we are and how we stand. */
    public NodeView view() throws ProfileException, InterruptedException {
        return new NodeView(
                profile.view(), network.view(), ProcessHandle.current().pid(), since);
    }

    public OpenProfile profile() {
        return profile;
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
        network.close();
    }

    /** Ends the node and locks the profile. */
    @Override
    public void close() throws ProfileException {
        end();
        profile.close();
    }
}
