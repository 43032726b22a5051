package chat.warren.node.file;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.FileFrame.Span;
import chat.warren.node.file.FileFrame.Why;
import chat.warren.node.file.disk.Source;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.ContentId;
import chat.warren.node.file.tree.HashTree;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.storage.StorageException;
import chat.warren.storage.file.Transfer;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All files that come and go. Give it what happens on links' lanes for files, and time; all of it on one thread, which
 * reads and writes the disk and should be no other's.
 */
public final class Files {
    /** Files that were not read for a while are closed; these stay open. */
    private static final int MOST_LENDINGS = 32;

    private final Shelf shelf;
    private final Consumer<Path> reader;
    private final Consumer<FileView> watcher;
    private final Map<Link, Serving> links = new LinkedHashMap<>();
    private final Map<ContentId, Coming> coming = new LinkedHashMap<>();
    private final LinkedHashMap<ContentId, Lending> lendings = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Path, Set<Seeker>> unread = new HashMap<>();
    private final Pace up = new Pace();
    private final Pace down = new Pace();
    private final Queue<Held> held = new ArrayDeque<>();
    private long refused;

    private record Seeker(Link link, ContentId content) {}

    /** An ask that waits for its time. */
    private record Held(Coming coming, Link link, Span span) {}

    /**
     * Takes up what was on its way.
     *
     * @param reader has a file read somewhere else and says {@link #read} afterwards: hashing takes a second for a
     *     gigabyte
     * @param watcher told how far something is, after every change that people want to see
     */
    public Files(Profile profile, Consumer<Path> reader, Consumer<FileView> watcher) throws StorageException {
        this.shelf = new Shelf(profile);
        this.reader = reader;
        this.watcher = watcher;
        for (Shelf.Coming row : shelf.coming()) {
            try {
                coming.put(row.content().id(), Coming.resume(shelf, row));
            } catch (IOException gone) {
                shelf.finish(row, Transfer.State.GIVEN_UP);
            }
        }
    }

    /** A file of ours was read: others whom it is granted may have it from now on. */
    public Content offer(Source source, HashTree tree) throws StorageException {
        Content content = source.content(tree);
        shelf.offer(content, source.path());
        lend(new Lending(content, source, tree));
        return content;
    }

    public void grant(ContentId content, PersonId person) throws StorageException {
        shelf.grant(content, person);
    }

    /** Nobody gets it any more. */
    public void withdraw(ContentId content) throws StorageException {
        shelf.withdraw(content);
        Lending lending = lendings.remove(content);
        if (lending != null) {
            lending.close();
        }
        links.forEach((link, serving) -> {
            serving.withdraw(content);
            say(link, new FileFrame.Lack(content, Why.NOT_HERE));
        });
    }

    /** What {@code reader} was asked for; empty, if the file cannot be read any more. */
    public void read(Path path, Optional<Source> source, Optional<HashTree> tree, Instant now) throws StorageException {
        Set<Seeker> waiting = unread.remove(path);
        if (waiting == null) {
            return;
        }
        if (source.isPresent() && tree.isPresent()) {
            lend(new Lending(source.get().content(tree.get()), source.get(), tree.get()));
        }
        for (Seeker seeker : waiting) {
            Lending lending = lendings.get(seeker.content);
            if (lending == null) {
                say(seeker.link, new FileFrame.Lack(seeker.content, Why.CHANGED));
            } else {
                say(seeker.link, all(lending.content()));
            }
        }
    }

    /** Begins to fetch into a folder. */
    public void fetch(Content content, String name, List<PersonId> from, Path folder, Instant now)
            throws StorageException, IOException {
        ContentId id = content.id();
        if (coming.containsKey(id) && coming.get(id).place().isEmpty()) {
            return; // It comes already.
        }
        Coming fresh = Coming.begin(shelf, content, name, from, folder);
        coming.put(id, fresh);
        seek(fresh);
        watcher.accept(fresh.view());
    }

    public void pause(ContentId content, boolean pause, Instant now) throws StorageException {
        Coming one = coming.get(content);
        if (one != null) {
            one.pause(pause, now);
            seek(one);
            carryOut(one, now);
            watcher.accept(one.view());
        }
    }

    public void giveUp(ContentId content, Instant now) throws StorageException {
        Coming one = coming.remove(content);
        if (one != null) {
            one.pause(true, now);
            carryOut(one, now);
            one.giveUp();
        }
    }

    /** How many bytes a second may go and come, 0 for as many as there are. */
    public void limit(long goingBytes, long comingBytes) {
        up.limit(goingBytes);
        down.limit(comingBytes);
    }

    public List<FileView> views() {
        return coming.values().stream().map(Coming::view).toList();
    }

    /** Frames that made no sense, or asked for what is nobody's to ask. */
    public long refused() {
        return refused;
    }

    public void up(Link link, Instant now) {
        links.put(link, new Serving());
        coming.values().stream()
                .filter(one -> one.isRunning() && one.isFrom(person(link)))
                .forEach(one -> say(link, new FileFrame.Seek(one.content().id())));
    }

    public void down(Link link, Instant now) {
        links.remove(link);
        unread.values().forEach(waiting -> waiting.removeIf(seeker -> seeker.link.equals(link)));
        held.removeIf(each -> each.link.equals(link));
        for (Coming one : coming.values()) {
            one.download().gone(link, now);
            carryOut(one, now);
        }
    }

    public void room(Link link, Instant now) throws StorageException {
        serve(link, now);
    }

    public void frame(Link link, byte[] bytes, Instant now) throws StorageException {
        Serving serving = links.get(link);
        if (serving == null) {
            return;
        }
        try {
            receive(link, serving, FileWire.parse(bytes), now);
        } catch (MalformedException e) {
            refused++;
        }
    }

    private void receive(Link link, Serving serving, FileFrame frame, Instant now) throws StorageException {
        switch (frame) {
            case FileFrame.Seek seek -> answer(link, seek.content());
            case FileFrame.Ask ask -> {
                if (lendings.containsKey(ask.content()) && shelf.isGranted(ask.content(), person(link))) {
                    serving.ask(ask.content(), ask.span());
                    serve(link, now);
                } else {
                    refused++;
                    say(link, new FileFrame.Lack(ask.content(), Why.NOT_HERE));
                }
            }
            case FileFrame.Withdraw withdraw -> serving.withdraw(withdraw.content());
            case FileFrame.Have have ->
                given(link, have.content(), one -> one.download().has(link, have.spans(), now), now);
            case FileFrame.Lack lack ->
                given(link, lack.content(), one -> one.download().gone(link, now), now);
            case FileFrame.Block block -> {
                Coming one = wanted(link, block.content());
                if (one == null) {
                    refused++;
                    return;
                }
                down.went(block.bytes().length, now);
                one.receive(link, block, now);
                carryOut(one, now);
                watcher.accept(one.view());
            }
        }
    }

    private void given(Link link, ContentId content, Consumer<Coming> change, Instant now) {
        Coming one = wanted(link, content);
        if (one != null) {
            change.accept(one);
            carryOut(one, now);
            watcher.accept(one.view());
        }
    }

    private @Nullable Coming wanted(Link link, ContentId content) {
        Coming one = coming.get(content);
        return one != null && one.isRunning() && one.isFrom(person(link)) ? one : null;
    }

    private void answer(Link link, ContentId content) throws StorageException {
        Optional<Shelf.Offered> offered = shelf.offered(content);
        if (offered.isEmpty() || !shelf.isGranted(content, person(link))) {
            say(link, new FileFrame.Lack(content, Why.NOT_HERE));
            return;
        }
        Lending lending = lendings.get(content);
        if (lending != null) {
            say(link, all(lending.content()));
            return;
        }
        Path path = offered.get().path();
        boolean first = !unread.containsKey(path);
        unread.computeIfAbsent(path, unknown -> new LinkedHashSet<>()).add(new Seeker(link, content));
        if (first) {
            reader.accept(path);
        }
    }

    private static FileFrame all(Content content) {
        List<Span> spans = content.blocks() == 0 ? List.of() : List.of(new Span(0, content.blocks()));
        return new FileFrame.Have(content.id(), spans);
    }

    private void lend(Lending lending) {
        Lending before = lendings.put(lending.content().id(), lending);
        if (before != null) {
            before.close();
        }
        if (lendings.size() > MOST_LENDINGS) {
            lendings.pollFirstEntry().getValue().close();
        }
    }

    /** Sends what the link asked for while it takes it and the pace allows. */
    private void serve(Link link, Instant now) throws StorageException {
        Serving serving = links.get(link);
        if (serving == null) {
            return;
        }
        while (!up.next().isAfter(now)) {
            Optional<Serving.Wanted> next = serving.next();
            if (next.isEmpty()) {
                return;
            }
            Serving.Wanted wanted = next.get();
            Lending lending = lendings.get(wanted.content());
            if (lending == null || wanted.block() >= lending.content().blocks()) {
                serving.withdraw(wanted.content());
                say(link, new FileFrame.Lack(wanted.content(), Why.NOT_HERE));
                continue;
            }
            try {
                FileFrame.Block block = lending.block(wanted.block());
                if (!say(link, block)) {
                    serving.putBack(wanted);
                    return;
                }
                up.went(block.bytes().length, now);
            } catch (IOException changed) {
                withdraw(wanted.content());
                say(link, new FileFrame.Lack(wanted.content(), Why.CHANGED));
            }
        }
    }

    private void seek(Coming one) {
        if (one.isRunning()) {
            FileFrame.Seek seek = new FileFrame.Seek(one.content().id());
            links.keySet().stream().filter(link -> one.isFrom(person(link))).forEach(link -> say(link, seek));
        }
    }

    private void carryOut(Coming one, Instant now) {
        for (var next = one.download().outputs().poll();
                next != null;
                next = one.download().outputs().poll()) {
            switch (next) {
                case Download.Ask<Link> ask -> held.add(new Held(one, ask.source(), ask.span()));
                case Download.Withdraw<Link> withdraw -> {
                    held.removeIf(each -> each.coming.equals(one) && each.link.equals(withdraw.source()));
                    say(withdraw.source(), new FileFrame.Withdraw(one.content().id()));
                }
                case Download.Dropped<Link> dropped -> {
                    refused++;
                    held.removeIf(each -> each.coming.equals(one) && each.link.equals(dropped.source()));
                    say(dropped.source(), new FileFrame.Withdraw(one.content().id()));
                }
            }
        }
        askHeld(now);
    }

    private void askHeld(Instant now) {
        while (!held.isEmpty() && !down.next().isAfter(now)) {
            Held next = held.remove();
            say(next.link, new FileFrame.Ask(next.coming.content().id(), next.span));
        }
    }

    /** Asks and answers are few and short; one that the lane does not take is made up for by patience. */
    private static boolean say(Link link, FileFrame frame) {
        return link.send(Lane.FILES, FileWire.encode(frame));
    }

    private static PersonId person(Link link) {
        return PersonId.of(link.peer().identity());
    }

    public void advanceTo(Instant now) throws StorageException {
        for (Coming one : List.copyOf(coming.values())) {
            one.advanceTo(now);
            carryOut(one, now);
        }
        for (Link link : List.copyOf(links.keySet())) {
            serve(link, now);
        }
    }

    public Instant deadline() {
        Instant first = Instant.MAX;
        for (Coming one : coming.values()) {
            first = earlier(first, one.deadline());
        }
        if (links.values().stream().anyMatch(serving -> !serving.isIdle())) {
            first = earlier(first, later(up.next()));
        }
        return held.isEmpty() ? first : earlier(first, later(down.next()));
    }

    /** A pace that allows everything is no reason to wake up. */
    private static Instant later(Instant next) {
        return next.equals(Instant.MIN) ? Instant.MAX : next;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Stops; what had arrived is sure to be there. */
    public void close() throws StorageException {
        for (Coming one : coming.values()) {
            one.close();
        }
        lendings.values().forEach(Lending::close);
    }
}
