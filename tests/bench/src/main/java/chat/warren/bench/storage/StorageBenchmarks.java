package chat.warren.bench.storage;

import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.search.Search;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What JMH measures, on the profile that {@link StorageBench} made. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StorageBenchmarks {
    static final String FOLDER = "bench.folder";

    private static Path folder() {
        return Path.of(System.getProperty(FOLDER));
    }

    /** The profile, open. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH calls the method that opens it before any other.
    public static class Open {
        private final SplittableRandom random = new SplittableRandom(3);
        private final Texts texts = new Texts(4);
        private BigProfile profile;
        private long last;

        @Setup
        public void open() throws StorageException {
            profile = new BigProfile(folder()).prepared();
            last = profile.last(0);
        }

        @TearDown
        public void close() throws StorageException {
            profile.close();
        }

        private List<Entry> page(long before) throws StorageException {
            return profile.database.<List<Entry>>read(
                    snapshot -> profile.messages.before(snapshot, BigProfile.conversation(0), before, 50));
        }

        private List<Entry> search(String words) throws StorageException {
            Search.Page page = profile.database.<Search.Page>read(snapshot -> profile.search.find(
                    snapshot, profile.messages, Search.Wanted.everywhere(words), Search.Cursor.START, 50));
            return page.entries();
        }
    }

    /** The newest page: what a click on a conversation shows. */
    @Benchmark
    public List<Entry> pageNewest(Open open) throws StorageException {
        return open.page(Long.MAX_VALUE);
    }

    /** A page anywhere, as when somebody drags the scroll bar through ten years. */
    @Benchmark
    public List<Entry> pageAnywhere(Open open) throws StorageException {
        return open.page(51 + open.random.nextLong(open.last - 51));
    }

    /** A word of any rank, one in fifty thousand; each has on average a few hundred messages. */
    @Benchmark
    public List<Entry> searchWord(Open open) throws StorageException {
        return open.search(open.texts.word(open.random.nextInt(50_000)));
    }

    /** A part of words that stands in nearly every message. */
    @Benchmark
    public List<Entry> searchFrequentPart(Open open) throws StorageException {
        return open.search("stadt");
    }

    /** Three words at once. */
    @Benchmark
    public List<Entry> searchThreeWords(Open open) throws StorageException {
        return open.search(open.texts.word(open.random.nextInt(100)) + " " + open.texts.word(open.random.nextInt(1_000))
                + " " + open.texts.word(open.random.nextInt(10_000)));
    }

    @Benchmark
    public List<Entry> searchChinese(Open open) throws StorageException {
        return open.search(Texts.twoCharacters());
    }

    /** What nobody ever said: all words are looked at. */
    @Benchmark
    public List<Entry> searchNothing(Open open) throws StorageException {
        return open.search("xyzzyplugh");
    }

    /** One message, on the disk when the call returns. */
    @Benchmark
    public long insertOne(Open open) throws StorageException {
        open.profile.append(1);
        return open.last;
    }

    /** Sealed inserts a second, a hundred to a commit. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(BigProfile.BATCH)
    public long insertBatch(Open open) throws StorageException {
        open.profile.append(BigProfile.BATCH);
        return open.last;
    }

    /** All of unlocking but the passphrase work. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    public long unlock() throws StorageException {
        try (BigProfile profile = new BigProfile(folder())) {
            return profile.last(0);
        }
    }
}
