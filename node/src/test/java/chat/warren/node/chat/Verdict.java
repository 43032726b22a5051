package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what became of a command. */
final class Verdict implements Answer {
    final List<StorageException> failures = new ArrayList<>();
    private final List<Optional<MessageId>> done = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    @Override
    public void done(Optional<MessageId> said) {
        done.add(said);
    }

    @Override
    public void refused(Refusal why) {
        refusals.add(why);
    }

    @Override
    public void failed(StorageException why) {
        failures.add(why);
    }

    /** It was done, and this was said. */
    Optional<MessageId> said() {
        assertEquals(List.of(), refusals);
        assertEquals(List.of(), failures);
        return done.getFirst();
    }

    /** It was not done, and why. */
    String refusal() {
        assertEquals(List.of(), done);
        return refusals.getFirst().sentence();
    }
}
