package chat.warren.node.tunnel.loop;

import chat.warren.node.tunnel.Attempt;
import chat.warren.node.tunnel.Race;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A friend who is being dialled at several addresses at once. */
final class Dialling<F> {
    final F friend;
    private final List<Attempt> attempts;
    private final Race race;
    private final Map<Integer, Connection<F>> running = new HashMap<>();

    Dialling(F friend, List<Attempt> attempts, Instant now) {
        this.friend = friend;
        this.attempts = attempts.stream().limit(Attempt.MOST).toList();
        this.race = new Race(this.attempts.size(), now);
    }

    /** What is to be done for it. */
    interface Steps<F> {
        Connection<F> begin(F friend, Attempt attempt);

        void lost(Dialling<F> dialling);
    }

    void advance(Instant now, Steps<F> steps) {
        race.advanceTo(now);
        for (var output = race.poll(); output.isPresent(); output = race.poll()) {
            switch (output.get()) {
                case Race.Begin begin ->
                    running.put(begin.attempt(), steps.begin(friend, attempts.get(begin.attempt())));
                case Race.Abandon abandon -> abandon(abandon.attempt());
                case Race.Lost _ -> steps.lost(this);
            }
        }
    }

    private void abandon(int attempt) {
        Connection<F> connection = running.remove(attempt);
        if (connection != null) {
            connection.close();
        }
    }

    boolean has(Connection<F> connection) {
        return running.containsValue(connection);
    }

    /** It led to her. Whether it is the first, and to be kept. */
    boolean greeted(Connection<F> connection) {
        int attempt = attemptOf(connection);
        running.remove(attempt);
        return race.greeted(attempt);
    }

    void failed(Connection<F> connection, Instant now) {
        int attempt = attemptOf(connection);
        running.remove(attempt);
        race.failed(attempt, now);
    }

    void stop() {
        race.stop();
    }

    private int attemptOf(Connection<F> connection) {
        return running.entrySet().stream()
                .filter(each -> each.getValue() == connection)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    Instant deadline() {
        return race.deadline();
    }
}
