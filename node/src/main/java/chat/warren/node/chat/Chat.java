package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.node.chat.wire.ChatFrame.Reason;
import chat.warren.node.chat.wire.ChatWire;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkWatcher;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Messages with everybody. Everything that comes in, from people or from links, waits for the next batch; whoever runs
 * this takes a batch, lets it be committed, wherever waiting for a disk does no harm, and has it finished here. While
 * one batch is committed the next one gathers, so the busier it gets, the more share one wait for the disk.
 *
 * <p>Belongs to the node's thread, all but {@link Batch#commit}.
 */
public final class Chat implements LinkWatcher {
    /** Whoever hears nothing more for so long takes a friend as not writing any more. */
    public static final Duration TYPING_LASTS = Duration.ofSeconds(6);

    /** Promises and mailboxes go by days: an hour is soon enough for what nobody told us. */
    private static final Duration ROUNDS = Duration.ofHours(1);

    private final Profile profile;
    private final Circle circle;
    private final ChatWatcher watcher;
    private final Books books;
    private final Map<DeviceId, Line> lines = new HashMap<>();
    private final Strangers strangers = new Strangers();
    private final Intake intake = new Intake();
    private boolean committing;
    private Instant wakeAt = Instant.EPOCH;

    public Chat(Profile profile, Circle circle, RandomGenerator random, ChatWatcher watcher) {
        this.profile = profile;
        this.circle = circle;
        this.watcher = watcher;
        this.books = new Books(profile.contents(), circle, random);
    }

    /** Does what the person wants, with the next batch. */
    public void order(Command command, Answer answer) {
        intake.add(new Input.Ordered(command, answer));
    }

    private void typing(Command.Typing typing) {
        ChatFrame frame = new ChatFrame.Typing(Item.between(circle.self(), typing.to()), typing.writing());
        for (Line line : lines.values()) {
            // What does not get through at once is not worth waiting for.
            if (line.person().equals(typing.to()) && line.isGreeted() && line.isIdle()) {
                line.reply(frame);
                line.pump();
            }
        }
    }

    @Override
    public void up(Link link, LinkSecrets secrets, Instant agreed, Instant now) {
        PersonId person = PersonId.of(link.peer().identity());
        Line line = new Line(link, person, secrets.ratchetSecret());
        if (isOurs(line)) {
            open(line);
        } else {
            strangers.up(line);
        }
    }

    /** By the device: a friend may have revoked the one that comes. */
    private boolean isOurs(Line line) {
        return circle.devices(line.person()).contains(line.device());
    }

    private void open(Line line) {
        Line before = lines.put(line.device(), line);
        if (before != null) {
            over(before);
        }
        intake.add(new Input.Opened(line));
    }

    /** To be called when who is a friend has changed: people become friends, or stop to be, while a link is up. */
    public void circleChanged() {
        for (Line line : strangers.leaving(this::isOurs)) {
            open(line);
            line.early().ifPresent(hello -> greet(line, hello));
        }
        for (Line line : List.copyOf(lines.values())) {
            if (!isOurs(line)) {
                lines.remove(line.device());
                over(line);
            }
        }
    }

    /** To be called when others were chosen to keep what waits. */
    public void keepersChanged() {
        for (Line line : lines.values()) {
            line.moreToEntrust(true);
            pump(line);
        }
    }

    private void greet(Line line, ChatFrame.Hello hello) {
        intake.add(new Input.Greeted(line, hello, line.greet(hello).orElseThrow()));
    }

    @Override
    public void down(Link link, String why, Instant now) {
        Line line = lineOf(link);
        if (line != null) {
            lines.remove(line.device());
            over(line);
        }
        strangers.down(link);
    }

    private void over(Line line) {
        line.wipe();
        // What was sent for a link may have to wait with friends now.
        lines.values().forEach(keeper -> keeper.moreToEntrust(true));
        intake.forget(line);
    }

    @Override
    public void room(Link link, Lane lane, Instant now) {
        Line line = lineOf(link);
        if (line != null && lane == Lane.CHAT) {
            line.room();
            pump(line);
        }
    }

    @Override
    public void frame(Link link, Lane lane, byte[] frame, Instant now) {
        Line line = lineOf(link);
        if (lane != Lane.CHAT) {
            return;
        }
        try {
            Optional<ChatFrame> parsed = ChatWire.parse(frame);
            if (parsed.isPresent() && line != null) {
                came(line, parsed.get());
                intake.brought(line);
            } else if (parsed.isPresent() && parsed.get() instanceof ChatFrame.Hello hello) {
                strangers.greeted(link, hello);
            }
        } catch (MalformedException broken) {
            link.close(); // A friend's program that breaks the format once will not keep it afterwards.
        }
    }

    private void came(Line line, ChatFrame frame) throws MalformedException {
        if (line.saidHello() == frame instanceof ChatFrame.Hello) {
            throw new MalformedException("a link begins with one greeting of each side");
        }
        switch (frame) {
            case ChatFrame.Hello hello -> greet(line, hello);
            case ChatFrame.Envelopes(List<Octets> envelopes) -> {
                for (Octets envelope : envelopes) {
                    intake.add(new Input.Envelope(line, line.nextIndex(), envelope));
                }
            }
            case ChatFrame.Handled handled -> confirmed(line, handled);
            case ChatFrame.Typing(var conversation, boolean writing) -> {
                if (conversation.equals(Item.between(circle.self(), line.person()))) {
                    watcher.happened(new ChatEvent.Typing(conversation, line.person(), writing));
                }
            }
            case ChatFrame.Deposit _, ChatFrame.Taken _ -> intake.add(new Input.Favour(line, frame));
            case ChatFrame.Fetch _ -> {
                line.asked();
                intake.add(new Input.Favour(line, frame));
            }
            case ChatFrame.Promised(Octets mailbox, Id name, Instant until) ->
                line.answered(name)
                        .ifPresent(
                                asked -> intake.add(new Input.Promised(line, asked.item(), asked.recipient(), until)));
            case ChatFrame.Kept(Octets mailbox, Octets envelope) ->
                line.fetcher()
                        .writerTo(mailbox)
                        .ifPresent(writer -> intake.add(new Input.Fetched(line, writer, mailbox, envelope)));
            case ChatFrame.Copy copy -> {
                if (isFriends(line) || !line.copier().expects(copy)) {
                    throw new MalformedException("only our own devices copy from each other, and what was asked for");
                }
                if (copy instanceof ChatFrame.Copy.After) {
                    line.asked();
                }
                intake.add(new Input.Copying(line, copy));
            }
            case ChatFrame.Fetched(boolean more) -> intake.add(new Input.Brought(line, more));
        }
    }

    private void confirmed(Line line, ChatFrame.Handled handled) throws MalformedException {
        long first = line.confirmed();
        Optional<List<Parcel>> parcels = line.confirm(handled.count());
        if (parcels.isEmpty()) {
            throw new MalformedException("confirmed what was never sent");
        }
        List<Parcel> kept = new ArrayList<>(parcels.get());
        List<Input.Returned> returned = new ArrayList<>();
        for (ChatFrame.Refused one : handled.refused()) {
            if (one.index() < first) {
                throw new MalformedException("refused what was confirmed before");
            }
            Parcel parcel = parcels.get().get((int) (one.index() - first));
            boolean tries = one.reason() == Reason.TOO_EARLY || one.reason() == Reason.GONE;
            boolean again = !tries || line.mayTryAgain(parcel);
            returned.add(new Input.Returned(parcel, again ? one.reason() : Reason.NOT_OURS));
            kept.remove(parcel);
        }
        intake.add(new Input.Confirmed(line, kept, returned));
        pump(line);
    }

    /** Whether a batch waits to be taken. */
    public boolean isDue() {
        return !committing && !intake.isEmpty();
    }

    /** What waits, to be committed; the one before must be finished. */
    public Batch take(Instant now) {
        if (committing) {
            throw new IllegalStateException("one batch after the other");
        }
        committing = true;
        return new Batch(profile, books, intake.take(), there(), now);
    }

    private Set<DeviceId> there() {
        Set<DeviceId> there = new HashSet<>();
        lines.values().stream().filter(Line::isGreeted).forEach(line -> there.add(line.device()));
        return there;
    }

    /** Tells and sends what a committed batch has brought. */
    public void finish(Batch batch) {
        committing = false;
        if (batch.failure().isPresent()) {
            failed(batch, batch.failure().get());
            return;
        }
        Outcome outcome = batch.outcome();
        outcome.replies.forEach(reply -> ifUp(reply.line(), () -> reply(reply)));
        outcome.handled.forEach(Line::handled);
        outcome.refusals.forEach(refusal -> refusal.line().refuse(refusal.refused()));
        for (Outcome.Page page : outcome.pages) {
            if (!page.line().isGreeted() && isFriends(page.line())) {
                intake.add(new Input.Collect(page.line()));
            }
            page.line().offer(page);
        }
        for (Outcome.Posted posted : outcome.posted) {
            Line line = lines.get(posted.to());
            if (line != null) {
                line.offer(posted.parcel());
            } else {
                lines.values().forEach(keeper -> keeper.moreToEntrust(false));
            }
        }
        outcome.wanted.forEach(one -> one.line().copier().want(one.wants()));
        outcome.copied.forEach(copied -> copied.tell(watcher));
        outcome.again.forEach(page -> page.parcels().forEach(page.line()::again));
        favours(outcome);
        outcome.typing.forEach(this::typing);
        wakeAt = earlier(outcome.wakeAt, batch.wakes() ? batch.now().plus(ROUNDS) : wakeAt);
        outcome.toGiveUp.forEach((line, why) -> ifUp(line, () -> line.link().giveUp(why)));
        List.copyOf(lines.values()).forEach(this::pump);
        outcome.answers.forEach(Outcome.Answered::give);
        outcome.events.forEach(watcher::happened);
    }

    private static void reply(Outcome.Reply reply) {
        if (!reply.line().reply(reply.frame())) {
            reply.line().link().giveUp("they ask and ask, and do not read what they are answered");
        }
    }

    private void favours(Outcome outcome) {
        outcome.entrusted.forEach(entrusted -> entrusted.keeper().ask(entrusted));
        outcome.collecting.forEach(one -> one.line().fetcher().want(one.mailboxes(), one.writers()));
        outcome.brought.forEach(one -> one.line().fetcher().brought(one.more()));
        outcome.watches.forEach(one -> one.line().watch(one.mailboxes()));
        for (ChatFrame.Kept kept : outcome.cameIn) {
            lines.values().stream().filter(line -> line.watches(kept.mailbox())).forEach(line -> line.handOn(kept));
        }
    }

    private void failed(Batch batch, StorageException why) {
        for (Input input : batch.inputs()) {
            if (input instanceof Input.Ordered ordered) {
                ordered.answer().failed(why);
            }
        }
        // What links have brought is not kept, and not confirmed: they bring it again.
        List.copyOf(lines.values()).forEach(line -> line.link().giveUp("what came could not be saved"));
        watcher.troubled(why);
    }

    private boolean isFriends(Line line) {
        return !line.person().equals(circle.self());
    }

    /** When {@link #wake} wants to be called. */
    public Instant deadline() {
        return wakeAt;
    }

    /** Takes away what has had its time, and asks friends again for what they keep. */
    public void wake(Instant now) {
        if (wakeAt.isAfter(now)) {
            return;
        }
        wakeAt = now.plus(ROUNDS);
        intake.add(new Input.Woken());
        lines.values().stream()
                .filter(line -> line.isGreeted() && isFriends(line))
                .forEach(line -> intake.add(new Input.Collect(line)));
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return one.isPresent() && one.get().isBefore(other) ? one.get() : other;
    }

    /** All that waits, on this thread. */
    public void settle(Instant now) {
        while (isDue()) {
            Batch batch = take(now);
            batch.commit();
            finish(batch);
        }
    }

    private void pump(Line line) {
        line.copier().next().ifPresent(line::reply);
        line.fetcher().next().ifPresent(line::reply);
        line.pump();
        if (isFriends(line)) {
            line.entrustFrom().ifPresent(after -> intake.add(new Input.Entrust(line, after)));
        }
        line.refillFrom().ifPresent(after -> intake.add(new Input.Refill(line, after)));
    }

    private void ifUp(Line line, Runnable action) {
        if (lines.get(line.device()) == line) {
            action.run();
        }
    }

    private @Nullable Line lineOf(Link link) {
        Line line = lines.get(link.peer().device().device());
        return line != null && line.link().equals(link) ? line : null;
    }
}
