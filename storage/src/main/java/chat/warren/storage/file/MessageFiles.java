package chat.warren.storage.file;

import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Belongings;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Id;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the files of messages away with them: first the row that has the key, and after the commit the sealed file. */
public final class MessageFiles implements Belongings {
    private final Attachments attachments;
    private final Path folder;

    public MessageFiles(Attachments attachments, Path folder) {
        this.attachments = attachments;
        this.folder = folder;
    }

    @Override
    public void gone(Transaction transaction, MessageId message, Set<FileId> files) throws StorageException {
        for (FileId file : files) {
            Optional<Attachment> attachment = attachments.find(transaction, file);
            if (attachment.isPresent()) {
                leave(transaction, attachment.get(), message::equals);
            }
        }
    }

    /** A file that several messages brought goes with the last of them; one that none brought, with whichever. */
    private void leave(Transaction transaction, Attachment attachment, Membership gone) throws StorageException {
        List<MessageId> left = new ArrayList<>();
        for (MessageId message : attachment.messages()) {
            if (!gone.has(message)) {
                left.add(message);
            }
        }
        if (left.isEmpty()) {
            remove(transaction, attachment.id());
        } else if (left.size() < attachment.messages().size()) {
            attachments.save(transaction, attachment.in(left));
        }
    }

    @Override
    public void conversationGone(Transaction transaction, Membership within) throws StorageException {
        List<Placed<Attachment>> page = attachments.page(transaction, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Placed<Attachment> attachment : page) {
                if (attachment.value().message().isPresent()) {
                    leave(transaction, attachment.value(), within);
                }
            }
            page = attachments.page(transaction, page.getLast().place(), SealedTable.MAX_PAGE);
        }
    }

    private void remove(Transaction transaction, FileId file) throws StorageException {
        attachments.remove(transaction, file);
        transaction.afterCommit(() -> deleteQuietly(folder.resolve(file.fileName())));
    }

    /**
     * Deletes files whose row is gone, as a kill between the commit and the deletion leaves them. A row is committed
     * before its file is made, so a file without one is nobody's.
     */
    @Override
    public void sweep(Database database) throws StorageException {
        // The files first: a file that is made after the snapshot was taken would look as if it had no row.
        Set<FileId> files = onDisk();
        database.<Boolean>read(snapshot -> {
            for (FileId file : files) {
                if (attachments.find(snapshot, file).isEmpty()) {
                    deleteQuietly(folder.resolve(file.fileName()));
                }
            }
            return true;
        });
    }

    private Set<FileId> onDisk() throws StorageException {
        Set<FileId> found = new HashSet<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> idOf(file).ifPresent(found::add));
            return found;
        } catch (IOException | DirectoryIteratorException e) {
            throw new StorageException(
                    "The folder of stored files cannot be looked at; the messages are safe: check who owns " + folder
                            + ".",
                    e);
        }
    }

    private static Optional<FileId> idOf(Path file) {
        String name = file.getFileName().toString();
        if (name.length() != 2 * Id.BYTES || !name.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.empty();
        }
        return Optional.of(new FileId(Id.of(HexFormat.of().parseHex(name))));
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // Without its row it is noise, and the next sweep takes it away.
        }
    }
}
