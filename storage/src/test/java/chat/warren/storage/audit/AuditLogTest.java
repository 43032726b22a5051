package chat.warren.storage.audit;

import static chat.warren.storage.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {
    private final AuditLog audit = new AuditLog();

    @TempDir
    Path folder;

    private Scratch scratch;

    @BeforeEach
    void open() throws StorageException {
        scratch = new Scratch(folder);
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    private void happen(int first, int last) throws StorageException {
        scratch.change(transaction -> {
            for (int i = first; i <= last; i++) {
                audit.append(transaction, NOON.plusSeconds(i), "event " + i, "detail of " + i);
            }
        });
    }

    private long check() throws StorageException {
        return scratch.<Long>read(audit::check);
    }

    /** What somebody can do who has the file but not the key: SQL, and no trigger stops it. */
    private void behindOurBack(String... statements) throws StorageException, SQLException {
        scratch.close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER audit_refuses_UPDATE");
            statement.execute("DROP TRIGGER audit_refuses_DELETE");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        scratch = new Scratch(folder);
    }

    @Test
    void anEmptyLogIsSound() throws StorageException {
        assertEquals(0, check());
        assertEquals(
                List.of(),
                scratch.read(snapshot -> audit.page(snapshot, audit.head(snapshot), 10))
                        .entries());
    }

    @Test
    void entriesComeBackNewestFirstInPages() throws StorageException {
        happen(1, 25);
        List<String> events = scratch.read(snapshot -> {
            List<String> read = new ArrayList<>();
            for (AuditHead at = audit.head(snapshot); at.number() > 0; ) {
                AuditLog.Page page = audit.page(snapshot, at, 10);
                page.entries().forEach(entry -> read.add(entry.event()));
                at = page.older();
            }
            return read;
        });
        assertEquals(25, events.size());
        assertEquals("event 25", events.getFirst());
        assertEquals("event 1", events.getLast());
        assertEquals(25, check());
    }

    @Test
    void theChainGoesOnAfterReopening() throws StorageException {
        happen(1, 3);
        scratch.close();
        scratch = new Scratch(folder);
        happen(4, 5);
        assertEquals(5, check());
    }

    @Test
    void theHeadNamesAllThatHappenedAndChangesWithEachWord() throws StorageException {
        happen(1, 2);
        AuditHead head = scratch.read(audit::head);
        assertEquals(2, head.number());
        // Golden: if this hash changes, logs of earlier versions no longer check.
        assertEquals(
                "a3d755c4f15e24fe730e85538e1d3f2fabdf5787937584a8f2cbe077e6d19f03",
                java.util.HexFormat.of().formatHex(head.hash().toArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit SET box = x'00'", "DELETE FROM audit", "DELETE FROM audit WHERE place = 3"})
    void nothingInItCanBeChangedOrTakenAwayByAccident(String sql) throws StorageException {
        happen(1, 3);
        assertThrows(
                StorageException.class,
                () -> scratch.change(transaction -> transaction.query(sql).run()));
        assertEquals(3, check());
    }

    @Test
    void aCutTailIsNoticed() throws Exception {
        happen(1, 10);
        behindOurBack("DELETE FROM audit WHERE place > 8");
        assertThrows(DamagedProfileException.class, this::check);
        assertThrows(
                DamagedProfileException.class,
                () -> scratch.read(snapshot -> audit.page(snapshot, audit.head(snapshot), 5)));
    }

    @Test
    void anEntryTakenOutOfTheMiddleIsNoticed() throws Exception {
        happen(1, 10);
        behindOurBack("DELETE FROM audit WHERE place = 5");
        assertThrows(DamagedProfileException.class, this::check);
    }

    @Test
    void theBeginningTakenAwayIsNoticed() throws Exception {
        happen(1, 10);
        behindOurBack("DELETE FROM audit WHERE place < 4");
        assertThrows(DamagedProfileException.class, this::check);
    }

    @Test
    void anEntryPutInTheOthersPlaceIsNoticed() throws Exception {
        happen(1, 10);
        behindOurBack(
                "CREATE TEMP TABLE kept AS SELECT * FROM audit WHERE place = 5",
                "UPDATE audit SET box = (SELECT box FROM audit WHERE place = 6) WHERE place = 5",
                "UPDATE audit SET box = (SELECT box FROM kept) WHERE place = 6");
        assertThrows(DamagedProfileException.class, this::check);
    }

    @Test
    void anOlderHeadPutBackIsNoticed() throws Exception {
        happen(1, 5);
        scratch.change(transaction -> transaction
                .query("INSERT INTO setting (owner, id, box) SELECT owner, id, box FROM audit_head")
                .run());
        happen(6, 10);
        behindOurBack("UPDATE audit_head SET box = (SELECT box FROM setting)");
        assertThrows(DamagedProfileException.class, this::check);
    }

    @Test
    void aHeadTakenAwayIsNoticed() throws Exception {
        happen(1, 5);
        behindOurBack("DELETE FROM audit_head");
        assertThrows(DamagedProfileException.class, this::check);
    }

    @Test
    void theWholeLogTakenAwayIsNoticed() throws Exception {
        happen(1, 5);
        behindOurBack("DELETE FROM audit", "DELETE FROM audit_head");
        assertThrows(DamagedProfileException.class, this::check);
    }
}
