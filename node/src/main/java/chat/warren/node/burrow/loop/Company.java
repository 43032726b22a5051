package chat.warren.node.burrow.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.chat.Answer;
import chat.warren.node.chat.Chat;
import chat.warren.node.chat.Command;
import chat.warren.node.friend.FriendEvent;
import chat.warren.node.friend.Friendships;
import chat.warren.node.friend.Party;
import chat.warren.node.link.Carried;
import chat.warren.node.link.Expectation;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkWatcher;
import chat.warren.node.link.loop.Links;
import chat.warren.node.pairing.Elder;
import chat.warren.node.path.PathView;
import chat.warren.node.running.loop.NodeThread;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Friendship, chat and files over the same links. Friendship hears of everything first, so that chat asks it about what
 * holds by then. On the node's thread, all of it.
 */
final class Company implements LinkWatcher, Carried {
    /** How often friendship is asked whether something is due: a farewell waits for ten seconds. */
    private static final Duration ROUND = Duration.ofSeconds(10);

    private final NodeThread thread;
    private final InstantSource wall;
    private final Told told;
    private final Set<Link> here = new LinkedHashSet<>();
    /** Those of them that are with friends, or with other devices of ours. */
    private final Set<Link> chatting = new HashSet<>();

    private Members members;
    private Elder elder;

    /** Who is in it; set before anything happens. */
    record Members(Friendships friends, WaysIn ways, FriendCircle circle, Talking talking, Links links) {}

    /** What friends say and give, and when it gets its turns. */
    record Talking(Chat chat, ChatTurns turns, FileTurns files) {}

    @SuppressWarnings("NullAway.Init") // The members need the company and the company them; join() closes the ring.
    Company(NodeThread thread, InstantSource wall, Told told) {
        this.thread = thread;
        this.wall = wall;
        this.told = told;
    }

    /** Who takes new devices of ours in. */
    void takesIn(Elder by) {
        elder = by;
    }

    Elder elder() {
        return elder;
    }

    /** Whom we mean to have at the other end of a pair. */
    Expectation expected(PairId pair) {
        return elder.owns(pair) ? elder.expected(pair) : members.friends().expected(pair);
    }

    void join(Members all, Instant now) {
        members = all;
        List<Command> _ =
                members.circle().refresh(members.friends(), wall.instant()); // Nobody was known, so none is gone.
        members.friends().begin(now);
        round(now);
        members.talking().turns().turn(now);
    }

    Members members() {
        return members;
    }

    private void round(Instant now) {
        advance(now);
        var _ = thread.after(ROUND, this::round);
    }

    private void advance(Instant now) {
        try {
            members.friends().advanceTo(now);
        } catch (StorageException e) {
            told.noted(String.valueOf(e.getMessage()));
        }
        elder.advanceTo(now);
        members.talking().turns().turn(now);
    }

    /**
     * Friendship tells of a change; who was a stranger on a link may be a friend on it from now on, or none any more.
     */
    void happened(FriendEvent event) {
        members.circle().refresh(members.friends(), wall.instant()).forEach(this::order);
        told.happened(event);
        members.talking().chat().circleChanged();
        review();
        var _ = thread.after(Duration.ZERO, this::advance); // Friendship is in the middle of something.
    }

    /** Until it is done: a disk that was full for a second keeps nothing that is owed to nobody. */
    private void order(Command command) {
        members.talking().chat().order(command, new Answer() {
            @Override
            public void done(Optional<MessageId> said) {}

            @Override
            public void refused(Refusal why) {}

            @Override
            public void failed(StorageException why) {
                var _ = thread.after(ROUND, now -> order(command)); // Each round gives the chat a turn.
            }
        });
    }

    private void review() {
        for (Link link : List.copyOf(here)) {
            boolean known = !(members.friends().at(link) instanceof Party.Stranger);
            if (known && chatting.add(link)) {
                members.talking().files().up(link);
                tell(whose(link), true);
            } else if (!known) {
                unlinked(link);
            }
        }
    }

    private void unlinked(Link link) {
        if (chatting.remove(link)) {
            members.talking().files().down(link);
            PersonId person = whose(link);
            tell(person, chatting.stream().anyMatch(other -> person.equals(whose(other))));
        }
    }

    private void tell(PersonId person, boolean linked) {
        if (!isSelf(person)) {
            told.linked(person, linked);
        }
    }

    private boolean isSelf(PersonId person) {
        return person.equals(members.circle().self());
    }

    @Override
    public void up(Link link, LinkSecrets secrets, Instant agreed, Instant now) {
        if (elder.owns(link.pair())) {
            elder.up(link, secrets, agreed, now);
            return;
        }
        here.add(link);
        members.friends().up(link, secrets, agreed, now);
        if (here.contains(link)) { // Who was refused is gone already.
            members.talking().chat().up(link, secrets, agreed, now);
            review();
        }
        members.talking().turns().turn(now);
    }

    @Override
    public void frame(Link link, Lane lane, byte[] frame, Instant now) {
        if (elder.owns(link.pair())) {
            elder.frame(link, lane, frame, now);
            return;
        }
        if (lane == Lane.FILES) {
            members.talking().files().frame(link, frame);
            return;
        }
        members.friends().frame(link, lane, frame, now);
        members.talking().chat().frame(link, lane, frame, now);
        members.talking().turns().soon(now);
    }

    @Override
    public void room(Link link, Lane lane, Instant now) {
        if (elder.owns(link.pair())) {
            return; // A few frames always find room.
        }
        if (lane == Lane.FILES) {
            members.talking().files().room(link);
            return;
        }
        members.friends().room(link, lane, now);
        members.talking().chat().room(link, lane, now);
        members.talking().turns().soon(now);
    }

    @Override
    public void down(Link link, String why, Instant now) {
        if (elder.owns(link.pair())) {
            elder.down(link, why, now);
            return;
        }
        members.friends().down(link, why, now);
        members.talking().chat().down(link, why, now);
        members.talking().turns().soon(now);
        here.remove(link);
        unlinked(link);
        told.noted("A link ended: " + why);
    }

    @Override
    public void failed(PairId pair, String why, Instant now) {
        told.noted("A link did not come about: " + why);
    }

    @Override
    public void received(PairId pair, Kind kind, byte[] body, Instant now) {
        members.links().received(pair, kind, body, now);
    }

    @Override
    public void reachable(PairId pair, PathView by, Instant now) {
        members.links().reachable(pair, by, now);
        wayChanged(pair);
    }

    @Override
    public void adrift(PairId pair, Instant now) {
        members.links().adrift(pair, now);
        wayChanged(pair);
    }

    /** Whoever shows how a friend is reached shows it anew. */
    private void wayChanged(PairId pair) {
        chatting.stream()
                .filter(link -> link.pair().equals(pair) && !isSelf(whose(link)))
                .forEach(link -> told.happened(new FriendEvent.Changed(whose(link))));
    }

    private static PersonId whose(Link link) {
        return PersonId.of(link.peer().identity());
    }

    @Override
    public boolean lendsTo(PairId pair) {
        return members.friends().lendsTo(pair);
    }

    @Override
    public void moved(PairId pair, Instant now) {
        members.friends().moved(pair, now);
    }

    @Override
    public void worn(PairId pair, Instant now) {
        members.links().worn(pair, now);
    }
}
