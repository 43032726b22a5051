package chat.warren.storage.database;

import chat.warren.storage.StorageException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement being bound and run. Use it at once: the next use of the same text takes the statement over. */
public final class Query {
    private final Session session;
    private final String sql;
    private final PreparedStatement statement;
    private int bound;

    Query(Session session, String sql, PreparedStatement statement) {
        this.session = session;
        this.sql = sql;
        this.statement = statement;
    }

    /** Reads one row of the answer. */
    public interface Reading<T> {
        T read(Columns columns) throws StorageException;
    }

    /** The columns of one row, counted from 1 as SQL does. */
    public final class Columns {
        private final ResultSet rows;

        private Columns(ResultSet rows) {
            this.rows = rows;
        }

        public long number(int column) throws StorageException {
            try {
                return rows.getLong(column);
            } catch (SQLException e) {
                throw session.failed(sql, e);
            }
        }

        public byte[] bytes(int column) throws StorageException {
            try {
                byte[] bytes = rows.getBytes(column);
                return bytes == null ? new byte[0] : bytes; // SQLite hands an empty blob out as null.
            } catch (SQLException e) {
                throw session.failed(sql, e);
            }
        }

        public String text(int column) throws StorageException {
            try {
                return rows.getString(column);
            } catch (SQLException e) {
                throw session.failed(sql, e);
            }
        }
    }

    public Query bind(long value) throws StorageException {
        try {
            statement.setLong(++bound, value);
            return this;
        } catch (SQLException e) {
            throw session.failed(sql, e);
        }
    }

    public Query bind(byte[] value) throws StorageException {
        try {
            statement.setBytes(++bound, value);
            return this;
        } catch (SQLException e) {
            throw session.failed(sql, e);
        }
    }

    /** Runs it and says how many rows it changed. */
    public int run() throws StorageException {
        try {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw session.failed(sql, e);
        }
    }

    /** All rows: only for statements that limit their number. */
    public <T> List<T> list(Reading<T> reading) throws StorageException {
        try (ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            Columns columns = new Columns(rows);
            while (rows.next()) {
                values.add(reading.read(columns));
            }
            return values;
        } catch (SQLException e) {
            throw session.failed(sql, e);
        }
    }

    public <T> Optional<T> first(Reading<T> reading) throws StorageException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reading.read(new Columns(rows))) : Optional.empty();
        } catch (SQLException e) {
            throw session.failed(sql, e);
        }
    }
}
