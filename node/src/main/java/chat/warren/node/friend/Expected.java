package chat.warren.node.friend;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.link.Expectation;
import chat.warren.storage.row.Octets;
import java.util.Optional;

/** Whom we mean to have at the other end of a pair, for the handshake itself. */
final class Expected {
    static final Expectation NOBODY = (certificate, now) -> {
        throw new MalformedException("nobody is expected here any more");
    };

    private Expected() {}

    static Expectation of(Books books, With with) {
        return switch (with) {
            case With.Device device
            when books.isMe(device.person()) ->
                Expectation.friend(books.me().identity(), Optional.of(books.me().devices()));
            case With.Device device ->
                books.circle()
                        .find(device.person())
                        .map(friend -> Expectation.friend(
                                friend.identity(), friend.terms().devices()))
                        .orElse(NOBODY);
            case With.Host host ->
                books.taken()
                        .find(Octets.of(host.taken().toArray()))
                        .map(taken -> taken.key() instanceof MeetingKey.ByInvite by
                                ? Expectation.inviter(by.invite().fingerprint())
                                : Expectation.anybody())
                        .orElse(NOBODY);
            case With.Gate gate -> Expectation.anybody();
            case With.Introduced introduced ->
                books.introductions()
                        .find(Octets.of(introduced.introduction().toArray()))
                        .map(each -> Expectation.friend(each.told().identity(), Optional.empty()))
                        .orElse(NOBODY);
        };
    }
}
