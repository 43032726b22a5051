package chat.warren.node.friend;

import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody whom we know, or who wants to be known.
 *
 * @param name by which to show them
 * @param note what they said to their question, or we to ours; empty without one
 * @param invite of ours, by which they ask
 * @param seen when one of their devices was last linked with us, if that is known
 * @param may what they may do with us
 * @param lets what they let us do; empty while none of their devices is there
 * @param linked how many of their devices are linked with us
 */
public record PersonView(
        Friend friend,
        String name,
        String note,
        Optional<Id> invite,
        Optional<Instant> seen,
        Permissions may,
        Optional<Permissions> lets,
        int linked) {
    static PersonView of(Friend friend, Books books, List<Talk> talks) {
        PersonId person = friend.person();
        Optional<Question> question = books.questions().find(person.key());
        return new PersonView(
                friend,
                Greetings.shown(friend),
                question.map(Question::note).orElse(""),
                question.flatMap(Question::offer),
                books.seen().find(person.key()).map(Seen::at),
                books.circle().may(person),
                talks.stream()
                        .flatMap(talk -> talk.heard().stream())
                        .filter(greeting -> greeting.stance() == FriendFrame.Stance.FRIEND)
                        .map(FriendFrame.Greeting::may)
                        .findFirst(),
                talks.size());
    }
}
