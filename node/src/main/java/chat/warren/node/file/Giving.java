package chat.warren.node.file;

import chat.warren.node.file.FileFrame.Span;
import chat.warren.node.file.FileFrame.Why;
import chat.warren.node.file.GivingView.State;
import chat.warren.node.file.disk.Source;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.ContentId;
import chat.warren.node.file.tree.HashTree;
import chat.warren.node.link.Link;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.PersonId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What others may have of us: who may, what they asked for, and the files it is read from. */
final class Giving {
    /** Files that were not read for a while are closed; these stay open. */
    private static final int MOST_LENDINGS = 32;
    /**
     * To read a file once more for somebody must not cost us more than to give it would: this is as fast as a link is.
     */
    private static final long READ_BYTES_PER_SECOND = 100L << 20;

    private final Shelf shelf;
    private final PersonId self;
    private final Consumer<Path> reader;
    private final FileWatcher watcher;
    private final Map<Link, Serving> links = new LinkedHashMap<>();
    private final LinkedHashMap<ContentId, Lending> lendings = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Path, Set<Seeker>> unread = new HashMap<>();
    private final Set<Seeker> later = new LinkedHashSet<>();
    private final Map<PersonId, Pace> readings = new HashMap<>();
    private final Pace pace = new Pace();
    private long refused;

    private record Seeker(Link link, ContentId content) {}

    /** @param self whose other devices may have everything that is here */
    Giving(Shelf shelf, PersonId self, Consumer<Path> reader, FileWatcher watcher) {
        this.shelf = shelf;
        this.self = self;
        this.reader = reader;
        this.watcher = watcher;
    }

    Content offer(Source source, HashTree tree) throws StorageException {
        Content content = source.content(tree);
        shelf.offer(new Shelf.Offered(content, source.path(), false));
        lend(new Lending(content, source, tree));
        return content;
    }

    /** Nobody gets it any more. */
    void withdraw(ContentId content, Why why) throws StorageException {
        Optional<Shelf.Offered> here = shelf.here(content);
        shelf.withdraw(content);
        Lending lending = lendings.remove(content);
        if (lending != null) {
            lending.close();
        }
        here.ifPresent(one -> stop(one.content(), why, State.WITHDRAWN));
    }

    void revoke(ContentId content, PersonId person) throws StorageException {
        shelf.revoke(content, person);
        for (Map.Entry<Link, Serving> each : links.entrySet()) {
            if (Files.person(each.getKey()).equals(person)) {
                each.getValue().withdraw(content);
                Files.say(each.getKey(), new FileFrame.Lack(content, Why.NOT_HERE));
            }
        }
    }

    /** For now, or not any more: then those who wait for it hear that it is there. */
    void pause(ContentId content, boolean pause, Instant now) throws StorageException {
        Optional<Shelf.Offered> offered = shelf.offered(content);
        if (offered.isEmpty()) {
            return;
        }
        Content one = offered.get().content();
        shelf.offer(new Shelf.Offered(one, offered.get().path(), pause));
        if (pause) {
            stop(one, Why.PAUSED, State.PAUSED);
            return;
        }
        for (Link link : links.keySet()) {
            if (isFor(Files.person(link), content)) {
                sought(link, content, now);
                serve(link, now);
            }
        }
    }

    private void stop(Content content, Why why, State state) {
        links.forEach((link, serving) -> {
            if (serving.withdraw(content.id())) {
                tell(link, content, state, serving.reached(content.id()));
            }
            Files.say(link, new FileFrame.Lack(content.id(), why));
        });
    }

    /** What goes to other devices of ours is shown there. */
    private void tell(Link link, Content content, State state, int reached) {
        PersonId to = Files.person(link);
        if (!to.equals(self)) {
            watcher.goes(new GivingView(content, to, state, reached));
        }
    }

    private boolean isFor(PersonId person, ContentId content) throws StorageException {
        return person.equals(self) || shelf.isGranted(content, person);
    }

    /** What is here of it, if whoever is at the other end may have it. */
    private Optional<Shelf.Offered> lent(Link link, ContentId content) throws StorageException {
        return isFor(Files.person(link), content) ? shelf.here(content) : Optional.empty();
    }

    void read(Path path, Optional<Source> source, Optional<HashTree> tree) throws StorageException {
        Set<Seeker> waiting = unread.remove(path);
        if (waiting == null) {
            return;
        }
        if (source.isPresent() && tree.isPresent()) {
            lend(new Lending(source.get().content(tree.get()), source.get(), tree.get()));
        }
        for (Seeker seeker : waiting) {
            Lending lending = lendings.get(seeker.content);
            if (lending != null) {
                Files.say(seeker.link, Files.all(lending.content()));
            } else if (source.isPresent() && shelf.offered(seeker.content).isPresent()) {
                withdraw(seeker.content, Why.CHANGED); // Or it would be read again whenever somebody asks.
            } else {
                Files.say(seeker.link, new FileFrame.Lack(seeker.content, Why.CHANGED));
            }
        }
    }

    void limit(long bytesPerSecond) {
        pace.limit(bytesPerSecond);
    }

    long refused() {
        return refused;
    }

    /** Whether they have by now what they were given is asked, because nobody may have been there to be told. */
    void up(Link link) throws StorageException {
        links.put(link, new Serving());
        for (ContentId open : shelf.open(Files.person(link))) {
            Files.say(link, new FileFrame.Seek(open));
        }
    }

    void down(Link link) {
        Serving serving = links.remove(link);
        unread.values().forEach(waiting -> waiting.removeIf(seeker -> seeker.link.equals(link)));
        later.removeIf(seeker -> seeker.link.equals(link));
        if (serving != null) {
            serving.contents().forEach(id -> {
                Lending lending = lendings.get(id);
                if (lending != null) {
                    tell(link, lending.content(), State.WAITING, serving.reached(id));
                }
            });
        }
    }

    void asked(Link link, FileFrame.Ask ask, Instant now) throws StorageException {
        Serving serving = links.get(link);
        if (serving != null
                && lendings.containsKey(ask.content())
                && lent(link, ask.content()).filter(one -> !one.paused()).isPresent()) {
            serving.ask(ask.content(), ask.span());
            serve(link, now);
        } else {
            refused++;
            Files.say(link, new FileFrame.Lack(ask.content(), Why.NOT_HERE));
        }
    }

    void notWanted(Link link, ContentId content) {
        Serving serving = links.get(link);
        Lending lending = lendings.get(content);
        if (serving != null && serving.withdraw(content) && lending != null) {
            tell(link, lending.content(), State.WAITING, serving.reached(content));
        }
    }

    /** They tell what they have; if it is everything that we gave them, it is done. */
    void had(Link link, FileFrame.Have have) throws StorageException {
        Optional<Shelf.Offered> offered = shelf.offered(have.content());
        if (offered.isEmpty() || !shelf.isGranted(have.content(), Files.person(link))) {
            return;
        }
        Content content = offered.get().content();
        int blocks = content.blocks();
        if (blocks == 0 || have.spans().equals(List.of(new Span(0, blocks)))) {
            shelf.gave(content.id(), Files.person(link));
            tell(link, content, State.COMPLETE, blocks);
        }
    }

    void sought(Link link, ContentId content, Instant now) throws StorageException {
        Optional<Shelf.Offered> lent = lent(link, content);
        if (lent.isEmpty()) {
            // Who gave it to us may know that it has arrived.
            Optional<Content> here = shelf.cameFrom(content, Files.person(link));
            Files.say(link, here.isPresent() ? Files.all(here.get()) : new FileFrame.Lack(content, Why.NOT_HERE));
            return;
        }
        if (lent.get().paused()) {
            Files.say(link, new FileFrame.Lack(content, Why.PAUSED));
            return;
        }
        Lending lending = lendings.get(content);
        if (lending != null) {
            Files.say(link, Files.all(lending.content()));
            return;
        }
        read(new Seeker(link, content), lent.get(), now);
    }

    private void read(Seeker seeker, Shelf.Offered offered, Instant now) {
        Set<Seeker> others = unread.get(offered.path());
        if (others != null) {
            others.add(seeker);
            return;
        }
        Pace pace = readingFor(seeker);
        if (pace.next().isAfter(now)) {
            later.add(seeker);
            return;
        }
        pace.went(offered.content().bytes(), now);
        unread.put(offered.path(), new LinkedHashSet<>(Set.of(seeker)));
        reader.accept(offered.path());
    }

    private Pace readingFor(Seeker seeker) {
        return readings.computeIfAbsent(Files.person(seeker.link), one -> Pace.of(READ_BYTES_PER_SECOND));
    }

    /** Those whose file was to be read later. */
    void advanceTo(Instant now) throws StorageException {
        for (Seeker seeker : List.copyOf(later)) {
            if (!readingFor(seeker).next().isAfter(now)) {
                later.remove(seeker);
                sought(seeker.link, seeker.content, now);
            }
        }
    }

    private void lend(Lending lending) {
        Lending before = lendings.put(lending.id(), lending);
        if (before != null) {
            before.close();
        }
        if (lendings.size() > MOST_LENDINGS) {
            lendings.pollFirstEntry().getValue().close();
        }
    }

    /** Sends what the link asked for while it takes it and the pace allows. */
    void serve(Link link, Instant now) throws StorageException {
        Serving serving = links.get(link);
        if (serving == null) {
            return;
        }
        while (!pace.next().isAfter(now)) {
            Optional<Serving.Wanted> next = serving.next();
            if (next.isEmpty()) {
                return;
            }
            Serving.Wanted wanted = next.get();
            Lending lending = lendings.get(wanted.content());
            if (lending == null || wanted.block() >= lending.content().blocks()) {
                serving.withdraw(wanted.content());
                Files.say(link, new FileFrame.Lack(wanted.content(), Why.NOT_HERE));
                continue;
            }
            try {
                FileFrame.Block block = lending.block(wanted.block());
                if (!Files.say(link, block)) {
                    serving.putBack(wanted);
                    return;
                }
                pace.went(block.bytes().length, now);
                tell(link, lending.content(), State.RUNNING, serving.sent(wanted));
            } catch (IOException changed) {
                withdraw(wanted.content(), Why.CHANGED);
            }
        }
    }

    Instant deadline() {
        Instant first = links.values().stream().allMatch(Serving::isIdle) ? Instant.MAX : pace.wake();
        for (Seeker seeker : later) {
            Instant next = readingFor(seeker).wake();
            first = next.isBefore(first) ? next : first;
        }
        return first;
    }

    void close() {
        lendings.values().forEach(Lending::close);
    }
}
