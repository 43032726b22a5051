package chat.warren.node.file;

import chat.warren.node.file.FileFrame.Span;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.ContentId;
import chat.warren.node.link.Link;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What comes to us: whom to ask for it, and what becomes of the answers. */
final class Taking {
    private final Shelf shelf;
    private final Set<Link> links;
    private final FileWatcher watcher;
    private final Map<ContentId, Coming> coming = new LinkedHashMap<>();
    private final Pace pace = new Pace();
    private final Queue<Held> held = new ArrayDeque<>();
    private long refused;

    /** An ask that waits for its time. */
    private record Held(Coming coming, Link link, Span span) {}

    /**
     * Takes up what was on its way.
     *
     * @param links that are up, kept by the owner
     */
    Taking(Shelf shelf, Set<Link> links, FileWatcher watcher) throws StorageException {
        this.shelf = shelf;
        this.links = links;
        this.watcher = watcher;
        for (Shelf.Coming row : shelf.coming()) {
            try {
                Coming resumed = Coming.resume(shelf, row);
                if (resumed.place().isEmpty()) {
                    coming.put(resumed.id(), resumed);
                }
                watcher.comes(resumed.view());
            } catch (IOException gone) {
                shelf.giveUp(row);
            }
        }
    }

    void fetch(Content content, String name, List<PersonId> from, Path folder) throws StorageException, IOException {
        ContentId id = content.id();
        if (coming.containsKey(id)) {
            for (PersonId person : from) {
                alsoFrom(id, person);
            }
            return;
        }
        Coming fresh = Coming.begin(shelf, content, name, from, folder);
        if (fresh.place().isEmpty()) {
            coming.put(id, fresh);
            seek(fresh);
        }
        watcher.comes(fresh.view());
    }

    /** It is here already, and whoever gave it once more hears so. */
    void have(Content content, String name, Path place, PersonId by) throws StorageException {
        shelf.came(content.id(), by);
        FileFrame all = Files.all(content);
        links.stream().filter(link -> Files.person(link).equals(by)).forEach(link -> Files.say(link, all));
        FileView.Progress progress = new FileView.Progress(content.blocks(), content.blocks(), 0);
        watcher.comes(
                new FileView(content, name, FileView.State.COMPLETE, progress, Optional.of(place), Optional.empty()));
    }

    Optional<ContentId> coming(FileId file) {
        return coming.keySet().stream().filter(id -> id.file().equals(file)).findFirst();
    }

    /** One more who has it. */
    void alsoFrom(ContentId content, PersonId person) throws StorageException {
        Coming one = coming.get(content);
        if (one != null && one.alsoFrom(person)) {
            seek(one);
        }
    }

    void pause(ContentId content, boolean pause, Instant now) throws StorageException {
        Coming one = coming.get(content);
        if (one != null) {
            one.pause(pause, now);
            seek(one);
            carryOut(one, now);
            thankIfComplete(one);
            watcher.comes(one.view());
        }
    }

    void giveUp(ContentId content, Instant now) throws StorageException {
        Coming one = coming.get(content);
        if (one != null) {
            coming.remove(content);
            one.pause(true, now);
            carryOut(one, now);
            one.giveUp();
            watcher.comes(one.view());
        }
    }

    void limit(long bytesPerSecond) {
        pace.limit(bytesPerSecond);
    }

    /** How much of what this person announced was begun and is not here. */
    long from(PersonId person) {
        return coming.values().stream().filter(one -> one.isFrom(person)).count();
    }

    long refused() {
        return refused;
    }

    void up(Link link) {
        coming.values().stream()
                .filter(one -> one.isRunning() && one.isFrom(Files.person(link)))
                .forEach(one -> Files.say(link, new FileFrame.Seek(one.id())));
    }

    void down(Link link, Instant now) {
        held.removeIf(each -> each.link.equals(link));
        for (Coming one : coming.values()) {
            boolean gave = one.download().sources().contains(link);
            one.download().gone(link, now);
            carryOut(one, now);
            if (gave) {
                watcher.comes(one.view());
            }
        }
    }

    /** Says whether it was said about something that comes from there. */
    boolean has(Link link, FileFrame.Have have, Instant now) {
        return given(link, have.content(), one -> one.download().has(link, have.spans(), now), now);
    }

    void lacks(Link link, ContentId content, Instant now) {
        given(link, content, one -> one.download().gone(link, now), now);
    }

    private boolean given(Link link, ContentId content, Consumer<Coming> change, Instant now) {
        Coming one = wanted(link, content);
        if (one == null) {
            return false;
        }
        change.accept(one);
        carryOut(one, now);
        watcher.comes(one.view());
        return true;
    }

    void receive(Link link, FileFrame.Block block, Instant now) throws StorageException {
        Coming one = wanted(link, block.content());
        if (one == null) {
            refused++;
            return;
        }
        pace.went(block.bytes().length, now);
        one.receive(link, block, now);
        carryOut(one, now);
        thankIfComplete(one);
        watcher.comes(one.view());
    }

    /** Those who gave it know from then on that we have it. */
    private void thankIfComplete(Coming one) {
        if (one.place().isPresent()) {
            coming.remove(one.id());
            FileFrame all = Files.all(one.content());
            links.stream().filter(link -> one.isFrom(Files.person(link))).forEach(link -> Files.say(link, all));
        }
    }

    private @Nullable Coming wanted(Link link, ContentId content) {
        Coming one = coming.get(content);
        return one != null && one.isRunning() && one.isFrom(Files.person(link)) ? one : null;
    }

    private void seek(Coming one) {
        if (one.isRunning()) {
            FileFrame seek = new FileFrame.Seek(one.id());
            links.stream().filter(link -> one.isFrom(Files.person(link))).forEach(link -> Files.say(link, seek));
        }
    }

    private void carryOut(Coming one, Instant now) {
        for (var next = one.download().outputs().poll();
                next != null;
                next = one.download().outputs().poll()) {
            switch (next) {
                case Download.Ask<Link> ask -> held.add(new Held(one, ask.source(), ask.span()));
                case Download.Withdraw<Link> withdraw -> stop(one, withdraw.source());
                case Download.Dropped<Link> dropped -> {
                    refused++;
                    stop(one, dropped.source());
                }
            }
        }
        askHeld(now);
    }

    private void stop(Coming one, Link link) {
        held.removeIf(each -> each.coming.equals(one) && each.link.equals(link));
        Files.say(link, new FileFrame.Withdraw(one.id()));
    }

    private void askHeld(Instant now) {
        while (!held.isEmpty() && !pace.next().isAfter(now)) {
            Held next = held.remove();
            Files.say(next.link, new FileFrame.Ask(next.coming.id(), next.span));
        }
    }

    void advanceTo(Instant now) throws StorageException {
        for (Coming one : List.copyOf(coming.values())) {
            one.advanceTo(now);
            carryOut(one, now);
        }
    }

    Instant deadline() {
        Instant first = held.isEmpty() ? Instant.MAX : pace.wake();
        for (Coming one : coming.values()) {
            Instant due = one.deadline();
            first = due.isBefore(first) ? due : first;
        }
        return first;
    }

    void close() throws StorageException {
        for (Coming one : coming.values()) {
            one.close();
        }
    }
}
