package chat.warren.storage.crash;

import static chat.warren.storage.Samples.NOON;

import chat.warren.storage.Samples;
import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Context;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.profile.Rows;
import chat.warren.storage.row.Octets;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The process that is killed. It opens what is there and writes on, in two threads, one line to its parent for each
 * commit that returned. Round n writes messages and settings whose names begin with n.
 */
final class CrashingWriter {
    /** Few pages, so that a checkpoint falls into most rounds and a kill falls into many a checkpoint. */
    private static final String OFTEN = "PRAGMA wal_autocheckpoint = 64";

    /** Rounds do not share numbers. */
    static final long PER_ROUND = 1_000_000;

    private CrashingWriter() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long round = Long.parseLong(arguments[1]);
        PrintStream acknowledged = System.out; // Flushes with each line.
        try (Scratch scratch = new Scratch(folder).withConversation()) {
            scratch.database.change(transaction -> transaction.query(OFTEN).first(columns -> columns.number(1)));
            Files.createDirectories(scratch.files);
            acknowledged.println("open");
            Contents contents = Rows.contents(scratch);
            Thread other = Thread.startVirtualThread(() -> settings(scratch, contents, round, acknowledged));
            messages(scratch, contents, round, acknowledged);
            other.join();
        }
    }

    private static void messages(Scratch scratch, Contents contents, long round, PrintStream acknowledged)
            throws StorageException {
        SplittableRandom random = new SplittableRandom(round);
        for (long i = 0; ; i++) {
            long first = round * PER_ROUND + 10 * i;
            // A message and its ratchet's step, with a reaction and an entry in the log: together or not at all.
            scratch.change(transaction -> {
                int count = 1 + random.nextInt(5);
                for (long number = first; number < first + count; number++) {
                    Context context = number % 7 == 3
                            ? Context.until(NOON.plus(Duration.ofDays(1 + number % 60)))
                            : Context.PLAIN;
                    contents.messages().append(transaction, Samples.message(number, text(number), context));
                }
                contents.messages()
                        .add(transaction, Samples.messageId(first), new Annex.Reaction(Samples.person(1), "🎂", NOON));
                contents.state().put(transaction, "ratchet", subject(), octets(first));
                contents.audit().append(transaction, NOON, "wrote", "" + first);
            });
            acknowledged.println("message " + first);
            if (i % 5 == 4) {
                long changed = first - 20;
                scratch.change(transaction -> contents.messages()
                        .edit(transaction, Samples.messageId(changed), Content.text("edited " + changed), NOON));
                acknowledged.println("edited " + changed);
            }
            if (i % 50 == 49) {
                scratch.search.save(scratch.database, scratch.messages);
                acknowledged.println("index " + first);
            }
        }
    }

    private static void settings(Scratch scratch, Contents contents, long round, PrintStream acknowledged) {
        try {
            for (long i = 0; ; i++) {
                String name = "setting " + round + " " + i % 100;
                String value = "" + i;
                scratch.change(transaction -> contents.settings().set(transaction, name, value));
                acknowledged.println("set " + i % 100 + " " + value);
            }
        } catch (StorageException e) {
            throw new AssertionError(e);
        }
    }

    static String text(long number) {
        return "message " + number + " with some more words in it, so that it fills a page sooner".repeat(4);
    }

    static Octets subject() {
        return octets(1);
    }

    static Octets octets(long value) {
        return Octets.of(ByteBuffer.allocate(8).putLong(value).array());
    }
}
