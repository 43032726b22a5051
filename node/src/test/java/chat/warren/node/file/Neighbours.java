package chat.warren.node.file;

import static java.util.Objects.requireNonNull;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.file.disk.Source;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.HashTree;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkView;
import chat.warren.node.link.Peer;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** People with real profiles and files, and links between them that carry a few frames at a time. */
final class Neighbours {
    private static final int LANE_FRAMES = 8;

    Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Path folder;
    private final List<End> ends = new ArrayList<>();
    private long pairs;
    private long written;

    Neighbours(Path folder) {
        this.folder = folder;
    }

    Neighbour neighbour(String name) throws StorageException {
        return new Neighbour(name, IdentityKey.generate(new SplittableRandom(name.hashCode())));
    }

    /** A file that is like no other: what was given once is given. */
    Path write(Path file, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new SplittableRandom(++written).nextBytes(content);
        java.nio.file.Files.createDirectories(file.getParent());
        return java.nio.file.Files.write(file, content);
    }

    /** Another device of somebody. */
    Neighbour device(String name, Neighbour owner) throws StorageException {
        return new Neighbour(name, owner.identity);
    }

    final class Neighbour {
        final IdentityKey identity;
        private final DeviceCertificate certificate;
        private final Path home;
        final Map<Content, FileView> seen = new LinkedHashMap<>();
        final Map<Content, GivingView> given = new LinkedHashMap<>();
        private Profile profile;
        private Files files;
        /** Changes what this one sends, for people who lie. */
        boolean lies;

        int blocksSent;
        /** To find out what a file is now. */
        long bytesRead;

        Neighbour(String name, IdentityKey identity) throws StorageException {
            this.identity = identity;
            SplittableRandom random = new SplittableRandom(name.hashCode() + 1L);
            certificate = DeviceCertificate.issue(
                    identity, DeviceKey.generate(random), Instant.parse("2036-01-01T00:00:00Z"));
            home = folder.resolve(name);
            Profile.create(home, credentials(), PassphraseWork.FLOOR, random).close();
            open();
        }

        private void open() throws StorageException {
            profile = Profile.open(home, credentials(), new SplittableRandom(ends.size() + 7L));
            files = new Files(profile, person(), this::read, new Watcher(seen, given));
        }

        private void read(Path path) {
            try {
                Source source = Source.of(path);
                bytesRead += source.bytes();
                files.read(path, Optional.of(source), Optional.of(HashTree.of(source.blocks(), source)), now);
            } catch (IOException e) {
                gone(path);
            }
        }

        private void gone(Path path) {
            try {
                files.read(path, Optional.empty(), Optional.empty(), now);
            } catch (StorageException e) {
                throw new AssertionError(e);
            }
        }

        Files files() {
            return files;
        }

        Profile profile() {
            return profile;
        }

        PersonId person() {
            return PersonId.of(identity.identity());
        }

        Content offer(Path path, Neighbour... to) throws IOException {
            Source source = Source.of(path);
            Content content = files.offer(source, HashTree.of(source.blocks(), source));
            for (Neighbour each : to) {
                files.grant(content.id(), each.person());
            }
            return content;
        }

        /** Ends without a word, as a kill does, and starts again. */
        void dieAndRise() throws StorageException {
            for (End end : List.copyOf(ends)) {
                if (end.owner == this) {
                    cut(end);
                }
            }
            profile.close();
            open();
        }

        FileView view(Content content) {
            return requireNonNull(seen.get(content));
        }
    }

    private record Watcher(Map<Content, FileView> seen, Map<Content, GivingView> given) implements FileWatcher {
        @Override
        public void comes(FileView view) {
            seen.put(view.content(), view);
        }

        @Override
        public void goes(GivingView view) {
            given.put(view.content(), view);
        }
    }

    private static Credentials credentials() {
        return Credentials.of("correct horse".getBytes(StandardCharsets.UTF_8));
    }

    final class End implements Link {
        private final PairId pair = new PairId(pairs++);
        final Neighbour owner;
        private final Peer peer;
        private final Queue<byte[]> out = new ArrayDeque<>();
        private boolean full;

        private @Nullable End other;

        End(Neighbour owner, Neighbour peer) {
            this.owner = owner;
            this.peer = new Peer(peer.identity.identity(), peer.certificate);
        }

        End other() {
            return requireNonNull(other);
        }

        @Override
        public PairId pair() {
            return pair;
        }

        @Override
        public Peer peer() {
            return peer;
        }

        @Override
        public LinkView view() {
            return new LinkView(now, "none", "none", 1, Optional.empty());
        }

        @Override
        public boolean send(Lane lane, byte[] frame) {
            if (out.size() >= LANE_FRAMES) {
                full = true;
                return false;
            }
            out.add(frame.clone());
            return true;
        }

        @Override
        public void pause(Lane lane, boolean paused) {
            throw new AssertionError("files take what comes");
        }

        @Override
        public void giveUp(String why) {
            close();
        }

        @Override
        public void close() {
            cut(this);
        }
    }

    End link(Neighbour one, Neighbour other) throws StorageException {
        End end = new End(one, other);
        End opposite = new End(other, one);
        end.other = opposite;
        opposite.other = end;
        for (End each : List.of(end, opposite)) {
            ends.add(each);
            each.owner.files.up(each, now);
        }
        return end;
    }

    void cut(End end) {
        for (End each : List.of(end, end.other())) {
            ends.remove(each);
            each.out.clear();
            each.owner.files.down(each, now);
        }
    }

    void cutAll() {
        while (!ends.isEmpty()) {
            cut(ends.getFirst());
        }
    }

    /** Hands over one frame of each link, both ways. Says whether there was any. */
    boolean step() throws StorageException {
        boolean any = false;
        for (End end : List.copyOf(ends)) {
            byte[] frame = end.out.poll();
            if (frame == null || !ends.contains(end)) {
                continue;
            }
            any = true;
            if (frame[0] == 6) {
                end.owner.blocksSent++;
                if (end.owner.lies) {
                    frame[frame.length - 1] ^= 1;
                }
            }
            end.other().owner.files.frame(end.other(), frame, now);
            if (end.full) {
                end.full = false;
                end.owner.files.room(end, now);
            }
        }
        return any;
    }

    /** Until nothing moves any more. */
    void settle() throws StorageException {
        while (step()) {}
    }

    void pass(Duration time) throws StorageException {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusMillis(50);
            for (End each : List.copyOf(ends)) {
                each.owner.files.advanceTo(now);
            }
            settle();
        }
    }
}
