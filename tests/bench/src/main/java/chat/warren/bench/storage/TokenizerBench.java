package chat.warren.bench.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./warren bench tokenizers [messages]}: what SQLite's own full-text search would cost and find on the same
 * texts, with words (unicode61) and with trigrams. It writes its words in the clear, so it is no choice for a profile:
 * this measures what was given up, or not.
 */
public final class TokenizerBench {
    private static final int MESSAGES = 1_000_000;
    private static final int COMMIT = 10_000;
    private static final int RUNS = 21;

    private TokenizerBench() {}

    public static void run(List<String> arguments) {
        int count = arguments.isEmpty() ? MESSAGES : Integer.parseInt(arguments.getFirst());
        try {
            measure("unicode61", "unicode61 remove_diacritics 2", count);
            measure("trigram", "trigram remove_diacritics 1", count);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(String name, String tokenizer, int count) throws SQLException, IOException {
        Path file = Files.createTempFile("warren-bench", ".db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            execute(connection, "PRAGMA journal_mode = WAL");
            execute(connection, "CREATE VIRTUAL TABLE said USING fts5(text, content='', tokenize='" + tokenizer + "')");
            long begun = System.nanoTime();
            fill(connection, count);
            System.out.printf("%s: %,d texts in %.1f s%n", name, count, (System.nanoTime() - begun) / 1e9);
            execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            System.out.printf("%s: %,d bytes%n", name, Files.size(file));
            Texts texts = new Texts(5);
            for (String words : List.of(
                    texts.word(20_000),
                    texts.word(3),
                    "stadt",
                    texts.word(5) + " " + texts.word(700) + " " + texts.word(8_000),
                    Texts.twoCharacters(),
                    "xyzzyplugh")) {
                search(connection, name, words);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void fill(Connection connection, int count) throws SQLException {
        connection.setAutoCommit(false);
        Texts texts = new Texts(2);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO said (rowid, text) VALUES (?, ?)")) {
            for (int i = 1; i <= count; i++) {
                insert.setInt(1, i);
                insert.setString(2, texts.next());
                insert.executeUpdate();
                if (i % COMMIT == 0) {
                    connection.commit();
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void search(Connection connection, String name, String words) throws SQLException {
        List<Double> millis = new ArrayList<>();
        int found = 0;
        try (PreparedStatement query =
                connection.prepareStatement("SELECT rowid FROM said WHERE said MATCH ? ORDER BY rowid DESC LIMIT 50")) {
            for (int run = 0; run < RUNS; run++) {
                query.setString(1, "\"" + words.replace(" ", "\" \"") + "\"");
                long begun = System.nanoTime();
                found = 0;
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found++;
                    }
                }
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        millis.sort(null);
        System.out.printf("%s: \"%s\" finds %d (of at most 50) in %.2f ms%n", name, words, found, millis.get(RUNS / 2));
    }
}
