package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is to be done once a batch is on the disk, and not before. */
final class Outcome {
    record Posted(DeviceId to, Parcel parcel) {}

    /** Waiting parcels in their order; the last page says that there is nothing behind it. */
    record Page(Line line, List<Parcel> parcels, boolean last) {}

    record Reply(Line line, ChatFrame frame) {}

    record Answered(Answer answer, Optional<MessageId> said, Optional<Answer.Refusal> why) {
        void give() {
            why.ifPresentOrElse(answer::refused, () -> answer.done(said));
        }
    }

    final List<Posted> posted = new ArrayList<>();
    final List<Page> pages = new ArrayList<>();
    final List<Reply> replies = new ArrayList<>();
    final List<Answered> answers = new ArrayList<>();
    final Set<ChatEvent> events = new LinkedHashSet<>();
    /** Refused for now: they go again behind the others. */
    final List<Page> again = new ArrayList<>();

    /** What has arrived and whom it was for, for other devices of ours. */
    final Map<PersonId, List<MessageId>> marked = new HashMap<>();

    /** What friends have kept for us, and who wrote it. */
    final Map<Letters.Writer, List<MessageId>> fetched = new HashMap<>();

    final List<Entrusted> entrusted = new ArrayList<>();
    final List<Input.Brought> brought = new ArrayList<>();
    final List<Collecting> collecting = new ArrayList<>();
    final List<ChatFrame.Kept> cameIn = new ArrayList<>();
    final List<Watch> watches = new ArrayList<>();
    final List<Command.Typing> typing = new ArrayList<>();
    Optional<Instant> wakeAt = Optional.empty();
    /** How many envelopes of each link are kept now. */
    final Map<Line, Long> handled = new HashMap<>();

    final List<Refusal> refusals = new ArrayList<>();
    final List<Wanted> wanted = new ArrayList<>();
    final List<Copied> copied = new ArrayList<>();
    /** Links that have to begin anew, and why. */
    final Map<Line, String> toGiveUp = new HashMap<>();

    /**
     * What a friend is asked to keep for somebody.
     *
     * @param cursor in the outbox, to go on from
     */
    record Entrusted(Line keeper, List<Asked> asked, long cursor, boolean more) {}

    record Asked(Id name, MessageId item, PersonId recipient, ChatFrame.Deposit frame) {}

    /** Which mailboxes a friend is asked about, in this order, and whose letters lie in them. */
    record Collecting(Line line, List<Octets> mailboxes, Map<Octets, DeviceId> writers) {}

    /** Somebody who asked about these mailboxes is told when more comes. */
    record Watch(Line line, List<Octets> mailboxes) {}

    /** What there is to copy from another device of ours. */
    record Wanted(Line line, List<Copier.Want> wants) {}

    /** A page was copied, up to that place. */
    record Copied(Line line, PersonId with, long upTo) {
        void tell(ChatWatcher watcher) {
            Copier copier = line.copier();
            copier.came(with, upTo);
            watcher.copying(line.device(), copier.done(), copier.total());
        }
    }

    /** Something disappears then. */
    void due(Instant at) {
        wakeAt = Optional.of(wakeAt.filter(at::isAfter).orElse(at));
    }

    record Refusal(Line line, ChatFrame.Refused refused) {}
}
