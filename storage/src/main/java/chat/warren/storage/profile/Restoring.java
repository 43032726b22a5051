package chat.warren.storage.profile;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.chat.Messages;
import chat.warren.storage.chat.Revision;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.file.Attachment;
import chat.warren.storage.file.SealedFile;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Id;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the records of a backup into a new, empty profile. */
final class Restoring {
    /** Records of one commit: enough that the wait for the disk does not count. */
    private static final int BATCH = 500;

    private final Profile profile;
    private final BackupFormat.Reader records;
    private final List<Step> batch = new ArrayList<>();
    private Optional<MessageId> current = Optional.empty();
    private Optional<SealedFile> file = Optional.empty();
    private Optional<FileId> fileId = Optional.empty();

    /** One record, parsed, and how it is put in. */
    private interface Step {
        void put(Transaction transaction) throws StorageException;
    }

    Restoring(Profile profile, BackupFormat.Reader records) {
        this.profile = profile;
        this.records = records;
    }

    void all() throws IOException, MalformedException {
        try {
            while (records.next()) {
                int kind = records.kind();
                byte[] body = records.body();
                if (kind == BackupFormat.CHUNK) {
                    chunk(new ByteReader(body));
                } else {
                    batch.add(parse(kind, body));
                }
                if (batch.size() == BATCH) {
                    flush();
                }
            }
            flush();
        } finally {
            closeFile();
        }
    }

    private void flush() throws StorageException {
        profile.change(transaction -> {
            for (Step step : batch) {
                step.put(transaction);
            }
        });
        batch.clear();
    }

    private Step parse(int kind, byte[] body) throws MalformedException {
        Messages messages = profile.contents().messages();
        return switch (kind) {
            case BackupFormat.ROW -> {
                ByteReader in = new ByteReader(body);
                String name = new String(in.bytes(in.u8()), StandardCharsets.US_ASCII);
                yield row(table(name), in.rest());
            }
            case BackupFormat.MESSAGE -> {
                Message message = Message.FORMAT.parse(body);
                current = Optional.of(message.id());
                yield transaction -> messages.append(transaction, message);
            }
            case BackupFormat.ANNEX -> {
                Annex annex = Annex.FORMAT.parse(body);
                MessageId message = currentMessage();
                yield transaction -> messages.add(transaction, message, annex);
            }
            case BackupFormat.REVISION -> {
                Revision revision = Revision.FORMAT.parse(body);
                MessageId message = currentMessage();
                yield transaction -> messages.restore(transaction, message, revision);
            }
            default -> throw new MalformedException("a kind of record that this version does not know");
        };
    }

    private MessageId currentMessage() throws MalformedException {
        return current.orElseThrow(() -> new MalformedException("something that hangs on no message"));
    }

    private SealedTable<?> table(String name) throws MalformedException {
        for (SealedTable<?> table : profile.contents().kept()) {
            if (table.name().equals(name)) {
                return table;
            }
        }
        throw new MalformedException("a table that this version does not know");
    }

    private static <T> Step row(SealedTable<T> table, byte[] row) throws MalformedException {
        T value = table.format().parse(row);
        return transaction -> table.put(transaction, value);
    }

    private void chunk(ByteReader in) throws StorageException, MalformedException {
        FileId id = new FileId(Id.of(in.bytes(Id.BYTES)));
        long number = in.i64();
        if (!fileId.equals(Optional.of(id))) {
            flush(); // The attachment's own row came earlier, but perhaps within this batch.
            closeFile();
            Attachment attachment = profile.<Optional<Attachment>>read(
                            snapshot -> profile.contents().attachments().find(snapshot, id))
                    .orElseThrow(() -> new MalformedException("bytes of a file that is not there"));
            file = Optional.of(SealedFile.open(profile.files(), attachment, profile.random()));
            fileId = Optional.of(id);
        }
        if (number < 0 || number > Integer.MAX_VALUE || in.remaining() > SealedFile.CHUNK_BYTES) {
            throw new MalformedException("a chunk that no file has");
        }
        if (file.isPresent()) {
            file.get().write(number, in.rest());
        }
    }

    private void closeFile() throws StorageException {
        if (file.isPresent()) {
            file.get().force();
            file.get().close();
            file = Optional.empty();
            fileId = Optional.empty();
        }
    }
}
