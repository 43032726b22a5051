package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.chat.MessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    record Answered(Answer answer, Optional<MessageId> said, Optional<String> why) {}

    final List<Posted> posted = new ArrayList<>();
    final List<Page> pages = new ArrayList<>();
    final List<Reply> replies = new ArrayList<>();
    final List<Answered> answers = new ArrayList<>();
    final Set<ChatEvent> events = new LinkedHashSet<>();
    /** Refused for now: they go again behind the others. */
    final List<Page> again = new ArrayList<>();

    /** How many envelopes of each link are kept now. */
    final Map<Line, Long> handled = new HashMap<>();

    final List<Refusal> refusals = new ArrayList<>();
    final Set<Line> toClose = new HashSet<>();

    record Refusal(Line line, ChatFrame.Refused refused) {}
}
