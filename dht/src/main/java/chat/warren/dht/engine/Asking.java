package chat.warren.dht.engine;

import chat.warren.dht.call.Call;
import chat.warren.dht.call.Reaction;
import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.Contact;
import java.time.Instant;

/** One question to one node, asked by a command. */
record Asking(long ticket, Outbox outbox) implements Reaction {
    @Override
    public void answered(Call call, Answer answer, Instant now) {
        Contact node = new Contact(answer.sender(), call.target().address());
        outbox.happened(new Event.Answered(ticket, node, call.age(now), answer.extension()));
    }

    @Override
    public void lost(Call call, Instant now) {
        outbox.happened(new Event.Unanswered(ticket));
    }
}
