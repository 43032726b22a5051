package chat.warren.storage.database;

import chat.warren.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sqlite.SQLiteConfig;

/**
 * One connection and its prepared statements. Not thread-safe: whoever holds it is the only one.
 *
 * <p>Statements are kept for ever, because their texts are constants of ours: some sixty.
 */
final class Session implements AutoCloseable {
    final Path file;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Session(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static Session open(Path file, List<String> pragmas) throws StorageException {
        try {
            Session session = new Session(file, DriverManager.getConnection("jdbc:sqlite:" + file, settings()));
            boolean ready = false;
            try {
                for (String pragma : pragmas) {
                    session.execute(pragma);
                }
                ready = true;
            } finally {
                if (!ready) {
                    session.close();
                }
            }
            return session;
        } catch (SQLException e) {
            throw SqlFault.of(e, file);
        }
    }

    private static Properties settings() {
        Properties settings = new Properties();
        // The driver would ask for the last row's number after each insert, which costs as much as half an insert.
        settings.setProperty(SQLiteConfig.Pragma.JDBC_GET_GENERATED_KEYS.pragmaName, "false");
        return settings;
    }

    void execute(String sql) throws StorageException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw SqlFault.of(e, file);
        }
    }

    Query query(String sql) throws StorageException {
        try {
            PreparedStatement statement = statements.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                statements.put(sql, statement);
            }
            return new Query(this, sql, statement);
        } catch (SQLException e) {
            throw SqlFault.of(e, file);
        }
    }

    /**
     * The driver closes a statement that met a full disk or an error of it: the next use of its text needs a new one.
     */
    StorageException failed(String sql, SQLException fault) {
        PreparedStatement statement = statements.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException alreadyClosed) {
                // It was the driver's to close, and the first failure is the one to tell about.
            }
        }
        return SqlFault.of(fault, file);
    }

    /** After a failure SQLite may have rolled back on its own; asking again does no harm. */
    void rollBackQuietly() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // Nothing is left to undo, and the first failure is the one to tell about.
        }
    }

    @Override
    public void close() throws StorageException {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw SqlFault.of(e, file);
        }
    }
}
