package chat.warren.node.friend;

import chat.warren.storage.row.Id;
import java.time.Instant;

/** An invite that we took and whose owner was not met yet: who that is, we do not know. */
public record WaitingView(Id id, String note, Instant since, Instant until) {}
