package chat.warren.node.api;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.burrow.loop.Burrow;
import chat.warren.node.friend.InviteView;
import chat.warren.node.friend.NotPossibleException;
import chat.warren.node.friend.Numbers;
import chat.warren.node.friend.Permissions;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Terms;
import chat.warren.storage.people.Verification;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Whom we know, and how others come to be known. People are named by their ids. What a method did is on the disk when
 * it returns.
 */
public final class People {
    private final Burrow burrow;
    private final Network network;
    private final InstantSource clock;

    People(Burrow burrow, Network network, InstantSource clock) {
        this.burrow = burrow;
        this.network = network;
        this.clock = clock;
    }

    /** Everybody, in the order in which we met them. */
    public List<FriendView> all() throws ProfileException, InterruptedException {
        return Failures.told(() -> burrow.ask((aboard, now) -> {
            Persons persons = new Persons(aboard.reaching(), aboard.friends(), clock.instant());
            return aboard.friends().people().stream().map(persons::view).toList();
        }));
    }

    /** How a friend is reached just now, or why not, and what would help. */
    public WayView way(String friend) throws ProfileException, InterruptedException {
        PersonId person = Ids.person(friend);
        return Failures.told(() ->
                burrow.ask((aboard, now) -> Ways.of(aboard.reaching(), Numbers.of(aboard.friends()), person, now)));
    }

    /** An invite that works for so many days, for one friend or for as many as it is given to. */
    public InviteCard invite(int days, boolean forOne, String label) throws ProfileException, InterruptedException {
        LocalDate last = lastDay(days);
        return card(ask((aboard, now) -> aboard.friends().invitations().create(forOne, last, label, now)));
    }

    private LocalDate lastDay(int days) {
        return clock.instant()
                .plus(Duration.ofDays(Math.max(0, days - 1L)))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    /** Invites of ours that somebody may still come by. */
    public List<InviteCard> invites() throws ProfileException, InterruptedException {
        List<InetSocketAddress> doors = network.doors();
        return ask((aboard, now) -> aboard.friends().invitations().views().stream()
                .map(view -> card(view, doors))
                .toList());
    }

    private InviteCard card(InviteView view) throws ProfileException, InterruptedException {
        return card(view, network.doors());
    }

    private static InviteCard card(InviteView view, List<InetSocketAddress> doors) {
        String link = new InviteLink(view.text(), doors).text();
        return new InviteCard(Ids.text(view.id()), link, view.label(), view.forOne(), view.until());
    }

    /** Another link in the place of a standing one that has gone round too far; nobody comes by the old one. */
    public InviteCard renew(String invite, int days) throws ProfileException, InterruptedException {
        var id = Ids.id(invite, "invite");
        LocalDate last = lastDay(days);
        return card(ask((aboard, now) -> aboard.friends().invitations().renew(id, last, now)));
    }

    /** Nobody comes by it any more. */
    public void takeBack(String invite) throws ProfileException, InterruptedException {
        var id = Ids.id(invite, "invite");
        ask((aboard, now) -> {
            aboard.friends().invitations().revoke(id, now);
            return true;
        });
    }

    /**
     * Asks whoever gave us this invite.
     *
     * @return the person, when it was somebody who had asked us already and is a friend by it
     */
    public Optional<String> add(String invite, String message) throws ProfileException, InterruptedException {
        InviteLink link = link(invite);
        network.enter(link.doors());
        return ask((aboard, now) -> {
            Optional<PersonId> known = aboard.friends().invitations().take(link.invite(), message, now);
            if (known.isPresent()) {
                aboard.friends().answers().accept(known.get(), now);
            }
            return known.map(Ids::text);
        });
    }

    private static InviteLink link(String text) throws ProfileException {
        try {
            return InviteLink.read(text);
        } catch (MalformedException e) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_UNDERSTOOD,
                    "This is no invite (" + e.getMessage() + "); nothing was changed: copy the whole link.");
        }
    }

    /**
     * A code to say to somebody, for ten minutes and one try. Whoever types it is asked about like anybody who comes by
     * an invite; a code that ends without that is told by a {@link Event.PeopleNotice}.
     */
    public String say(String label) throws ProfileException, InterruptedException {
        return ways((aboard, now) -> aboard.ways().codes().speak(label, now).toText());
    }

    /** Somebody said this code to us: asks them, as {@link #add} does. */
    public void addByCode(String typed, String message) throws ProfileException, InterruptedException {
        ways((aboard, now) -> {
            aboard.ways().codes().type(typed, message, now);
            return true;
        });
    }

    /** Ends all codes that are being tried, ours and those of others. */
    public void cancelCodes() throws ProfileException, InterruptedException {
        ways((aboard, now) -> {
            aboard.ways().codes().cancel();
            return true;
        });
    }

    /** Invites we took whose owners were not met yet. */
    public List<TakenInvite> waiting() throws ProfileException, InterruptedException {
        return ask((aboard, now) -> aboard.friends().invitations().waiting().stream()
                .map(each -> new TakenInvite(Ids.text(each.id()), each.note(), each.since(), each.until()))
                .toList());
    }

    /** Looks no more for whoever gave us that invite. */
    public void giveUp(String taken) throws ProfileException, InterruptedException {
        var id = Ids.id(taken, "taken invite");
        ask((aboard, now) -> {
            aboard.friends().invitations().giveUp(id, now);
            return true;
        });
    }

    public void accept(String person) throws ProfileException, InterruptedException {
        decide(person, (friends, id, now) -> friends.answers().accept(id, now));
    }

    public void decline(String person) throws ProfileException, InterruptedException {
        decide(person, (friends, id, now) -> friends.answers().decline(id, now));
    }

    /** Nothing of theirs reaches us any more, and they are told nothing. */
    public void block(String person) throws ProfileException, InterruptedException {
        decide(person, (friends, id, now) -> friends.answers().block(id, now));
    }

    public void unblock(String person) throws ProfileException, InterruptedException {
        decide(person, (friends, id, now) -> friends.answers().unblock(id));
    }

    /** No friend any more; the other side is told nothing and cannot undo it. */
    public void remove(String person) throws ProfileException, InterruptedException {
        decide(person, (friends, id, now) -> friends.answers().remove(id, now));
    }

    /** What we call them and note about them. */
    public void call(String person, String name, String note) throws ProfileException, InterruptedException {
        decide(person, (friends, id, now) -> friends.answers().call(id, name, note));
    }

    public void allow(String person, FriendView.May may) throws ProfileException, InterruptedException {
        Permissions permissions = new Permissions(may.call(), may.relay(), may.keep());
        decide(person, (friends, id, now) -> friends.answers().allow(id, permissions));
    }

    /** What the friend may learn of where we are, and whether we are here at all. */
    public void show(String person, FriendView.Visibility visibility) throws ProfileException, InterruptedException {
        Terms.Addresses addresses = switch (visibility) {
            case DIRECT -> Terms.Addresses.DIRECT;
            case RELAY_ONLY -> Terms.Addresses.RELAY_ONLY;
            case INVISIBLE -> Terms.Addresses.INVISIBLE;
        };
        decide(person, (friends, id, now) -> friends.answers().show(id, addresses, now));
    }

    /**
     * Words to compare with somebody over a channel where one knows them: they see the same ones if nobody sits between
     * the two.
     */
    public List<String> words(String person) throws ProfileException, InterruptedException {
        PersonId id = Ids.person(person);
        return ask((aboard, now) -> aboard.friends().safetyWords(id));
    }

    /** What a friend scans to verify us. */
    public String code() throws ProfileException, InterruptedException {
        return ask((aboard, now) -> aboard.friends().code());
    }

    /** Somebody's code was scanned from their own screen: it verifies them, if it is the key that we know. */
    public void scanned(String person, String code) throws ProfileException, InterruptedException {
        decide(person, (friends, id, now) -> friends.answers().scanned(id, code));
    }

    /** Makes two friends of ours known to each other, as soon as each of them is there. */
    public void introduce(String one, String other) throws ProfileException, InterruptedException {
        PersonId second = Ids.person(other);
        decide(one, (friends, first, now) -> friends.introductions().introduce(first, second));
    }

    /** People of whom friends told us. */
    public List<IntroductionCard> introductions() throws ProfileException, InterruptedException {
        return ask((aboard, now) -> aboard.friends().introductions().views().stream()
                .map(each -> new IntroductionCard(
                        Ids.text(each.id()),
                        Ids.text(each.by()),
                        aboard.friends().name(each.by()).orElse(""),
                        Ids.text(each.person()),
                        each.name(),
                        each.accepted()))
                .toList());
    }

    /** We want to meet them; they become a friend when they want that too. */
    public void acceptIntroduction(String introduction) throws ProfileException, InterruptedException {
        var id = Ids.id(introduction, "introduction");
        ask((aboard, now) -> {
            aboard.friends().introductions().accept(id, now);
            return true;
        });
    }

    /** We do not want to meet them; nobody is told. */
    public void refuseIntroduction(String introduction) throws ProfileException, InterruptedException {
        var id = Ids.id(introduction, "introduction");
        ask((aboard, now) -> {
            aboard.friends().introductions().refuse(id, now);
            return true;
        });
    }

    /** The two have compared words, or that is taken back. */
    public void verify(String person, boolean compared) throws ProfileException, InterruptedException {
        Verification.How how = compared ? Verification.How.COMPARED : Verification.How.REVOKED;
        decide(person, (friends, id, now) -> friends.answers().verify(id, how));
    }

    /** A decision about somebody. */
    private interface Deciding {
        void decide(chat.warren.node.friend.Friendships friends, PersonId person, Instant now)
                throws NotPossibleException, StorageException;
    }

    private void decide(String person, Deciding deciding) throws ProfileException, InterruptedException {
        PersonId id = Ids.person(person);
        ask((aboard, now) -> {
            deciding.decide(aboard.friends(), id, now);
            return true;
        });
    }

    private <T> T ask(Burrow.Inquiry<T> inquiry) throws ProfileException, InterruptedException {
        return Failures.told(() -> burrow.ask(inquiry));
    }

    private <T> T ways(Burrow.Inquiry<T> inquiry) throws ProfileException, InterruptedException {
        return Failures.told(() -> burrow.ways(inquiry));
    }
}
