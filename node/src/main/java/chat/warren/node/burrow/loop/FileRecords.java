package chat.warren.node.burrow.loop;

import chat.warren.node.chat.Talks;
import chat.warren.node.chat.item.FileNote;
import chat.warren.node.chat.item.KeptNote;
import chat.warren.node.file.Whereabouts;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Content.Text;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.file.Attachment;
import chat.warren.storage.file.Transfer;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.row.FileId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the profile knows of files that were announced: how, by whom and to whom, and where they lie. */
final class FileRecords {
    private final Ground ground;
    private final FriendCircle circle;

    FileRecords(Ground ground, FriendCircle circle) {
        this.ground = ground;
        this.circle = circle;
    }

    /** Where it is, if it is as long as it was: what somebody has gone on writing in is another file. */
    Optional<Path> whole(FileNote note) throws StorageException {
        return place(note.id()).filter(place -> {
            try {
                return java.nio.file.Files.isDirectory(place) || java.nio.file.Files.size(place) == note.bytes();
            } catch (IOException gone) {
                return false;
            }
        });
    }

    Optional<Path> place(FileId file) throws StorageException {
        return ground.profile()
                .read(snapshot -> Whereabouts.of(contents(), snapshot, file))
                .filter(java.nio.file.Files::exists);
    }

    /** To whom we sent it, from whatever device; empty if it was sent to us. */
    Optional<PersonId> ownTo(Attachment kept) throws StorageException {
        return ground.profile().read(snapshot -> {
            Optional<Entry> entry = message(snapshot, kept);
            if (entry.isEmpty() || !entry.get().message().by().author().equals(ground.self())) {
                return Optional.empty();
            }
            return contents()
                    .conversations()
                    .find(snapshot, entry.get().message().conversation())
                    .map(conversation -> conversation.members().stream()
                            .filter(circle::isFriend)
                            .findFirst()
                            .orElse(ground.self()));
        });
    }

    private Optional<Entry> message(Snapshot snapshot, Attachment kept) throws StorageException {
        return kept.message().isPresent()
                ? contents().messages().find(snapshot, kept.message().get())
                : Optional.empty();
    }

    /** As its message says it; where that has disappeared, as far as it is known without. */
    FileNote note(Attachment kept) throws StorageException {
        Optional<FileNote> said = kept.message().isPresent()
                ? notes(kept.message().get()).stream()
                        .filter(note -> note.id().equals(kept.id()))
                        .findFirst()
                : Optional.empty();
        return said.orElseGet(() -> KeptNote.note(kept));
    }

    List<FileNote> notes(MessageId message) throws StorageException {
        return ground.profile().read(snapshot -> Talks.files(contents(), snapshot, message));
    }

    /** Friends who sent it to us, and our other devices. */
    List<PersonId> givers(FileId file, Attachment kept) throws StorageException {
        return ground.profile().<List<PersonId>>read(snapshot -> {
            List<PersonId> givers = new ArrayList<>();
            for (PersonId friend : circle.friends()) {
                if (contents()
                        .transfers()
                        .find(snapshot, file, friend, Transfer.Direction.COMING)
                        .isPresent()) {
                    givers.add(friend);
                }
            }
            message(snapshot, kept)
                    .map(entry -> entry.message().by().author())
                    .filter(author -> circle.isFriend(author) && !givers.contains(author))
                    .ifPresent(givers::add);
            return withOwn(givers);
        });
    }

    List<PersonId> withOwn(List<PersonId> friends) {
        List<PersonId> all = new ArrayList<>(friends);
        if (!circle.devices(ground.self()).isEmpty()) {
            all.add(ground.self());
        }
        return all;
    }

    /** Whether another message of ours announces it to the same friend. */
    boolean isStillGiven(FileId file, PersonId to) throws StorageException {
        return ground.profile().<Boolean>read(snapshot -> {
            Optional<Attachment> kept = contents().attachments().find(snapshot, file);
            if (kept.isEmpty()) {
                return false;
            }
            for (MessageId each : kept.get().messages()) {
                Optional<Message> message =
                        contents().messages().find(snapshot, each).map(Entry::message);
                if (message.filter(one -> announces(one, file)).isPresent()
                        && contents()
                                .conversations()
                                .find(snapshot, message.get().conversation())
                                .filter(conversation -> conversation.members().contains(to))
                                .isPresent()) {
                    return true;
                }
            }
            return false;
        });
    }

    private boolean announces(Message message, FileId file) {
        return message.by().author().equals(ground.self())
                && message.content() instanceof Text text
                && text.files().contains(file);
    }

    private Contents contents() {
        return ground.profile().contents();
    }
}
