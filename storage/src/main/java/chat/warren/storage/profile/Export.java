package chat.warren.storage.profile;

import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.crypto.vault.Vault;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.storage.FullDiskException;
import chat.warren.storage.ReadOnlyProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.Revision;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.file.Attachment;
import chat.warren.storage.file.SealedFile;
import chat.warren.storage.stream.SealingStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Writes a profile into one backup file, as it was when the export began.
 *
 * <p>Left out: protocol state, because restoring it would use keys twice; what waits in custody and in caches, because
 * it is of yesterday; and the words and files of what disappears, because a backup does not.
 */
public final class Export {
    private static final int PAGE = 500;

    private final Profile profile;
    private final BooleanSupplier stopped;

    public Export(Profile profile) {
        this(profile, () -> false);
    }

    /**
     * An export that somebody may stop: locking has to wait for it otherwise.
     *
     * @param stopped asked again and again, until the export is done
     */
    public Export(Profile profile, BooleanSupplier stopped) {
        this.profile = profile;
        this.stopped = stopped;
    }

    private void checkStopped() throws StorageException {
        if (stopped.getAsBoolean()) {
            throw new StorageException("The export was stopped: no backup was written, and the profile is as it was.");
        }
    }

    /** Writes the file whole and only then gives it its name; an older backup of that name is there until then. */
    public void to(Path file, Credentials credentials, PassphraseWork work) throws StorageException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        ProfileFolder around = new ProfileFolder(folderOf(file));
        around.checkWritable();
        boolean moved = false;
        try {
            around.makeOwnerOnly(part);
            write(part, credentials, work);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            moved = true;
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw failed(file, e);
        } finally {
            if (!moved) {
                deleteQuietly(part);
            }
        }
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            // A part of a backup without its end opens nowhere; the next export writes over it.
        }
    }

    private void write(Path part, Credentials credentials, PassphraseWork work) throws IOException {
        try (FileOutputStream out = new FileOutputStream(part.toFile());
                Vault vault = Vault.create(profile.random(), credentials.passphrase(), credentials.share(), work);
                Secret key = BackupFormat.streamKey(vault.key())) {
            out.write(vault.encoded());
            SealingStream sealing = new SealingStream(out, key, BackupFormat.LABEL);
            var data = new DataOutputStream(new BufferedOutputStream(sealing, 1 << 16));
            BackupFormat.Writer writer = new BackupFormat.Writer(data);
            Optional<IOException> failure = profile.<Optional<IOException>>read(snapshot -> all(snapshot, writer));
            if (failure.isPresent()) {
                throw failure.get();
            }
            writer.end();
            sealing.padTo(BackupFormat.padded(sealing.chunks()));
            sealing.finish();
            out.getFD().sync();
        }
    }

    private Optional<IOException> all(Snapshot snapshot, BackupFormat.Writer writer) throws StorageException {
        try {
            for (SealedTable<?> table : profile.contents().kept()) {
                rows(snapshot, table, writer);
            }
            messages(snapshot, writer);
            files(snapshot, writer);
            return Optional.empty();
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            return Optional.of(e); // The target's fault and not the profile's: told apart by the caller.
        }
    }

    private <T> void rows(Snapshot snapshot, SealedTable<T> table, BackupFormat.Writer writer) throws IOException {
        byte[] name = table.name().getBytes(StandardCharsets.US_ASCII);
        List<Placed<T>> page = table.after(snapshot, 0, PAGE);
        while (!page.isEmpty()) {
            checkStopped();
            for (Placed<T> row : page) {
                if (!profile.contents().isKept(snapshot, row.value())) {
                    continue;
                }
                byte[] body = table.format().encode(row.value());
                writer.record(BackupFormat.ROW, new byte[] {(byte) name.length}, name, body);
            }
            page = table.after(snapshot, page.getLast().place(), PAGE);
        }
    }

    private void messages(Snapshot snapshot, BackupFormat.Writer writer) throws IOException {
        Contents contents = profile.contents();
        List<Placed<Conversation>> page = contents.conversations().page(snapshot, 0, PAGE);
        while (!page.isEmpty()) {
            for (Placed<Conversation> conversation : page) {
                messages(snapshot, conversation.value(), writer);
            }
            page = contents.conversations().page(snapshot, page.getLast().place(), PAGE);
        }
    }

    private void messages(Snapshot snapshot, Conversation conversation, BackupFormat.Writer writer) throws IOException {
        var messages = profile.contents().messages();
        List<Entry> page = messages.after(snapshot, conversation.id(), 0, PAGE);
        while (!page.isEmpty()) {
            checkStopped();
            for (Entry entry : page) {
                Message message = entry.message();
                if (message.context().expires().isPresent()) {
                    Message gone = message.deleted(message.context().expires().get());
                    writer.record(BackupFormat.MESSAGE, Message.FORMAT.encode(gone));
                    continue;
                }
                writer.record(BackupFormat.MESSAGE, Message.FORMAT.encode(message));
                for (Annex annex : Stream.<Annex>concat(entry.reactions().stream(), entry.receipts().stream())
                        .toList()) {
                    writer.record(BackupFormat.ANNEX, Annex.FORMAT.encode(annex));
                }
                if (message.context().edits() > 0) {
                    for (Revision revision : messages.history(snapshot, message.id())) {
                        writer.record(BackupFormat.REVISION, Revision.FORMAT.encode(revision));
                    }
                }
            }
            page = messages.after(snapshot, conversation.id(), page.getLast().place(), PAGE);
        }
    }

    private void files(Snapshot snapshot, BackupFormat.Writer writer) throws IOException {
        List<Placed<Attachment>> page = profile.contents().attachments().page(snapshot, 0, PAGE);
        while (!page.isEmpty()) {
            for (Placed<Attachment> attachment : page) {
                if (profile.contents().isKept(snapshot, attachment.value())) {
                    file(attachment.value(), writer);
                }
            }
            page = profile.contents()
                    .attachments()
                    .page(snapshot, page.getLast().place(), PAGE);
        }
    }

    private void file(Attachment attachment, BackupFormat.Writer writer) throws IOException {
        if (!Files.exists(profile.files().resolve(attachment.id().fileName()))) {
            return;
        }
        try (SealedFile file = SealedFile.open(profile.files(), attachment, profile.random())) {
            for (long chunk = 0; chunk < file.chunks(); chunk++) {
                checkStopped();
                Optional<byte[]> content = file.read(chunk);
                if (content.isPresent()) {
                    byte[] head = new ByteWriter()
                            .bytes(attachment.id().id().toArray())
                            .i64(chunk)
                            .toArray();
                    writer.record(BackupFormat.CHUNK, head, content.get());
                }
            }
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder; // Only the root of a disk is in no folder.
    }

    private static StorageException failed(Path file, IOException e) {
        if (folderOf(file).toFile().getUsableSpace() < 1 << 16) {
            return new FullDiskException(
                    "There is no room for the backup; the profile is as it was: choose another place for it.", e);
        }
        return new ReadOnlyProfileException(
                "The backup could not be written to " + file
                        + "; the profile is as it was: choose another place for it.",
                e);
    }
}
