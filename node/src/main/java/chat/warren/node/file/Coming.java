package chat.warren.node.file;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.FileView.Progress;
import chat.warren.node.file.FileView.State;
import chat.warren.node.file.disk.Destination;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.ContentId;
import chat.warren.node.link.Link;
import chat.warren.storage.StorageException;
import chat.warren.storage.file.Transfer;
import chat.warren.storage.people.PersonId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One content on its way to us: what was asked, what was written, and what is sure to be there after a kill. */
final class Coming {
    /** As much may have to be fetched again after a kill: 64 megabytes. */
    private static final int SAVE_BLOCKS = 1024;

    /** Nobody has more friends who send the same, and more would not make it faster. */
    private static final int MOST_PEOPLE = 32;

    private static final Duration SAVE_AFTER = Duration.ofSeconds(2);

    private final Shelf shelf;
    private final Content content;
    private final ContentId id;
    private final Destination destination;
    private final Download<Link> download;
    /**
     * A folder's list, as it comes: who announces a long one has sent nothing yet. Empty again, when it is laid out.
     */
    private final SortedMap<Integer, byte[]> manifest = new TreeMap<>();

    private Shelf.Coming row;
    private boolean laidOut;
    private BitSet sure; // What was forced to the disk.
    private @Nullable Path goal; // What it is to be called, written down before it is.
    private int unsaved;
    private boolean givenUp;
    private Instant save = Instant.MAX;
    private boolean paused;
    private @Nullable Path place;
    private @Nullable String trouble;

    private Coming(Shelf shelf, Shelf.Coming row, Destination destination) {
        this.shelf = shelf;
        this.row = row;
        this.content = row.content();
        this.id = content.id();
        this.destination = destination;
        this.paused = row.state() == Transfer.State.PAUSED;
        BitSet there = (BitSet) row.there().clone();
        there.clear(0, content.manifestBlocks()); // A manifest is short, and fetched again rather than kept.
        this.sure = there;
        this.goal = row.goal().orElse(null);
        this.download = new Download<>(content, there);
    }

    static Coming begin(Shelf shelf, Content content, String name, List<PersonId> from, Path folder)
            throws StorageException, IOException {
        Destination destination = Destination.begin(content, folder.toAbsolutePath(), name);
        Shelf.Coming row = new Shelf.Coming(
                content, name, destination.working(), from, Transfer.State.RUNNING, new BitSet(), Optional.empty());
        shelf.save(row);
        Coming coming = new Coming(shelf, row, destination);
        coming.finishIfComplete(); // Nothing is asked for an empty file.
        return coming;
    }

    static Coming resume(Shelf shelf, Shelf.Coming row) throws IOException {
        Coming coming = new Coming(shelf, row, Destination.resume(row.content(), row.working(), row.goal()));
        coming.finish();
        return coming;
    }

    Content content() {
        return content;
    }

    ContentId id() {
        return id;
    }

    boolean isFrom(PersonId person) {
        return row.from().contains(person);
    }

    /** One more who may be asked; says whether that is news. */
    boolean alsoFrom(PersonId person) throws StorageException {
        if (isFrom(person) || row.from().size() == MOST_PEOPLE) {
            return false;
        }
        List<PersonId> from = new ArrayList<>(row.from());
        from.add(person);
        row = new Shelf.Coming(content, row.name(), row.working(), from, row.state(), row.there(), row.goal());
        saveNow();
        return true;
    }

    Download<Link> download() {
        return download;
    }

    boolean isRunning() {
        return !paused && place == null && trouble == null;
    }

    /** A block came: writes it if it is right. */
    void receive(Link link, FileFrame.Block block, Instant now) throws StorageException {
        if (!isRunning() || !download.receive(link, block, now)) {
            return;
        }
        try {
            keep(block, now);
            unsaved++;
            save = save.equals(Instant.MAX) ? now.plus(SAVE_AFTER) : save;
            if (!finishIfComplete() && unsaved >= SAVE_BLOCKS) {
                save();
            }
        } catch (IOException e) {
            unwritten();
        } catch (MalformedException e) {
            goBack(row.name() + " is no folder that can be received; nothing of it was kept: ask for it packed into "
                    + "one file.");
        }
    }

    private void keep(FileFrame.Block block, Instant now) throws IOException, MalformedException {
        if (block.number() >= content.manifestBlocks()) {
            destination.write(block.number(), block.bytes());
            return;
        }
        manifest.put(block.number(), block.bytes());
        if (download.hasAll(0, content.manifestBlocks())) {
            byte[] whole = Bytes.concat(manifest.values().toArray(new byte[0][]));
            manifest.clear();
            destination.layOut(whole);
            laidOut = true;
            download.openAll(now);
        }
    }

    /**
     * May go on where a kill, or a disk without room, stopped it: renamed and not told, or complete and not renamed.
     */
    private boolean finishIfComplete() throws IOException {
        Path named = goal;
        if (named == null || !destination.isAt(named)) {
            if (!download.isComplete()) {
                return false;
            }
            do {
                named = destination.free();
                goal = named;
                save();
            } while (!destination.finish(named));
        }
        shelf.arrived(row, named);
        place = named;
        save = Instant.MAX;
        return true;
    }

    private void finish() {
        try {
            finishIfComplete();
        } catch (IOException e) {
            unwritten();
        }
    }

    private void save() throws IOException, StorageException {
        destination.force();
        Transfer.State state = paused ? Transfer.State.PAUSED : Transfer.State.RUNNING;
        Optional<Path> named = Optional.ofNullable(goal);
        shelf.save(new Shelf.Coming(content, row.name(), row.working(), row.from(), state, download.there(), named));
        sure = (BitSet) download.there().clone();
        if (!laidOut) {
            sure.clear(0, content.manifestBlocks());
        }
        unsaved = 0;
        save = Instant.MAX;
    }

    private void unwritten() {
        goBack("What arrives of " + row.name()
                + " cannot be written; what is there is kept: make room on the disk, and go on.");
    }

    /** What is not sure to be on the disk has to come again, when it goes on. */
    private void goBack(String sentence) {
        trouble = sentence;
        if (!laidOut) {
            manifest.clear();
        }
        download.goBack(sure);
        unsaved = 0;
        save = Instant.MAX;
    }

    /** Goes on after trouble as well: its cause may be gone. */
    void pause(boolean pause, Instant now) throws StorageException {
        paused = pause;
        trouble = null;
        download.pause(pause, now);
        saveNow();
        if (isRunning()) {
            finish();
        }
    }

    /** Nothing of it is wanted any more, and what was there is taken away. */
    void giveUp() throws StorageException {
        givenUp = true;
        shelf.giveUp(row);
        try {
            destination.discard();
        } catch (IOException left) {
            // Half a file remains in the person's own folder, under a name that says so.
        }
    }

    void advanceTo(Instant now) throws StorageException {
        if (isRunning()) {
            download.advanceTo(now);
        }
        if (!save.isAfter(now)) {
            saveNow();
        }
    }

    private void saveNow() throws StorageException {
        try {
            save();
        } catch (IOException e) {
            goBack("What has arrived of " + row.name()
                    + " cannot be kept on the disk; some of it may be asked for again: check the disk, and go on.");
        }
    }

    Instant deadline() {
        Instant silent = isRunning() ? download.deadline() : Instant.MAX;
        return silent.isBefore(save) ? silent : save;
    }

    /** Stops without losing anything. */
    void close() throws StorageException {
        if (place == null) {
            saveNow();
        }
        try {
            destination.close();
        } catch (IOException e) {
            // It was forced to the disk before.
        }
    }

    Optional<Path> place() {
        return Optional.ofNullable(place);
    }

    FileView view() {
        Progress progress = new Progress(
                download.arrived(), content.blocks(), download.sources().size());
        return new FileView(content, row.name(), state(), progress, place(), Optional.ofNullable(trouble));
    }

    private State state() {
        if (place != null) {
            return State.COMPLETE;
        }
        if (givenUp) {
            return State.GIVEN_UP;
        }
        if (trouble != null) {
            return State.FAILED;
        }
        if (paused) {
            return State.PAUSED;
        }
        return download.sources().isEmpty() ? State.WAITING : State.RUNNING;
    }
}
