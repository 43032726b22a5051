package chat.warren.node.file;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.FileFrame.Span;
import chat.warren.node.file.disk.Source;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.ContentId;
import chat.warren.node.file.tree.HashTree;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.FileId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All files that come and go. Give it what happens on links' lanes for files, and time; all of it on one thread, which
 * reads and writes the disk and should be no other's.
 */
public final class Files {
    private final Shelf shelf;
    private final Giving giving;
    private final Taking taking;
    private final Set<Link> links = new LinkedHashSet<>();
    private long refused;

    /**
     * Takes up what was on its way.
     *
     * @param self whose other devices may have everything that is here
     * @param reader has a file read somewhere else and says {@link #read} afterwards: hashing takes a second for a
     *     gigabyte
     */
    public Files(Profile profile, PersonId self, Consumer<Path> reader, FileWatcher watcher) throws StorageException {
        this.shelf = new Shelf(profile);
        this.giving = new Giving(shelf, self, reader, watcher);
        this.taking = new Taking(shelf, links, watcher);
    }

    /** A file of ours was read: others whom it is granted may have it from now on. */
    public Content offer(Source source, HashTree tree) throws StorageException {
        return giving.offer(source, tree);
    }

    public void grant(ContentId content, PersonId person) throws StorageException {
        shelf.grant(content, person);
    }

    /** Nobody gets it any more. Says whether anybody could. */
    public boolean withdraw(FileId file) throws StorageException {
        Optional<ContentId> content = shelf.offeredAs(file);
        if (content.isPresent()) {
            giving.withdraw(content.get(), FileFrame.Why.NOT_HERE);
        }
        return content.isPresent();
    }

    /** This person gets it no more; others may still. */
    public void revoke(FileId file, PersonId person) throws StorageException {
        Optional<ContentId> content = shelf.offeredAs(file);
        if (content.isPresent()) {
            giving.revoke(content.get(), person);
        }
    }

    /** Nobody gets it for now, or those who wait for it do again. Says whether it is ours to give. */
    public boolean holdBack(FileId file, boolean hold, Instant now) throws StorageException {
        Optional<ContentId> content = shelf.offeredAs(file);
        if (content.isPresent()) {
            giving.pause(content.get(), hold, now);
        }
        return content.isPresent();
    }

    /** What {@code reader} was asked for; empty, if the file cannot be read any more. */
    public void read(Path path, Optional<Source> source, Optional<HashTree> tree, Instant now) throws StorageException {
        giving.read(path, source, tree);
    }

    /** A friend says that we may have it. */
    public void announced(ContentId content, PersonId by) throws StorageException {
        shelf.announced(content.file(), by);
        taking.alsoFrom(content, by);
    }

    /** A friend says that we may have what is here already: nothing is to be fetched. */
    public void have(Content content, String name, Path place, PersonId by) throws StorageException {
        taking.have(content, name, place, by);
    }

    /** We do not want what a friend said we may have. */
    public void decline(FileId file, PersonId by) throws StorageException {
        shelf.declined(file, by);
    }

    /** Begins to fetch into a folder. */
    public void fetch(Content content, String name, List<PersonId> from, Path folder, Instant now)
            throws StorageException, IOException {
        taking.fetch(content, name, from, folder);
    }

    /** What comes under this name and is not here yet. */
    public Optional<ContentId> coming(FileId file) {
        return taking.coming(file);
    }

    /** How many that are to come from this person are not here yet. */
    public long coming(PersonId from) {
        return taking.from(from);
    }

    public void pause(ContentId content, boolean pause, Instant now) throws StorageException {
        taking.pause(content, pause, now);
    }

    public void giveUp(ContentId content, Instant now) throws StorageException {
        taking.giveUp(content, now);
    }

    /** How many bytes a second may go and come, 0 for as many as there are. */
    public void limit(long goingBytes, long comingBytes) {
        giving.limit(goingBytes);
        taking.limit(comingBytes);
    }

    /** Frames that made no sense, or asked for what is nobody's to ask. */
    public long refused() {
        return refused + giving.refused() + taking.refused();
    }

    public void up(Link link, Instant now) throws StorageException {
        links.add(link);
        giving.up(link);
        taking.up(link);
    }

    public void down(Link link, Instant now) {
        links.remove(link);
        giving.down(link);
        taking.down(link, now);
    }

    public void room(Link link, Instant now) throws StorageException {
        giving.serve(link, now);
    }

    public void frame(Link link, byte[] bytes, Instant now) throws StorageException {
        if (!links.contains(link)) {
            return;
        }
        try {
            receive(link, FileWire.parse(bytes), now);
        } catch (MalformedException e) {
            refused++;
        }
    }

    private void receive(Link link, FileFrame frame, Instant now) throws StorageException {
        switch (frame) {
            case FileFrame.Seek seek -> giving.sought(link, seek.content(), now);
            case FileFrame.Ask ask -> giving.asked(link, ask, now);
            case FileFrame.Withdraw withdraw -> giving.notWanted(link, withdraw.content());
            case FileFrame.Have have -> {
                if (!taking.has(link, have, now)) {
                    giving.had(link, have);
                }
            }
            case FileFrame.Lack lack -> taking.lacks(link, lack.content(), now);
            case FileFrame.Block block -> taking.receive(link, block, now);
        }
    }

    /** Asks and answers are few and short; one that the lane does not take is made up for by patience. */
    static boolean say(Link link, FileFrame frame) {
        return link.send(Lane.FILES, FileWire.encode(frame));
    }

    /** Says that all of it is there. */
    static FileFrame all(Content content) {
        List<Span> spans = content.blocks() == 0 ? List.of() : List.of(new Span(0, content.blocks()));
        return new FileFrame.Have(content.id(), spans);
    }

    static PersonId person(Link link) {
        return PersonId.of(link.peer().identity());
    }

    public void advanceTo(Instant now) throws StorageException {
        taking.advanceTo(now);
        giving.advanceTo(now);
        for (Link link : List.copyOf(links)) {
            giving.serve(link, now);
        }
    }

    public Instant deadline() {
        Instant coming = taking.deadline();
        Instant going = giving.deadline();
        return coming.isBefore(going) ? coming : going;
    }

    /** Stops; what had arrived is sure to be there. */
    public void close() throws StorageException {
        taking.close();
        giving.close();
    }
}
