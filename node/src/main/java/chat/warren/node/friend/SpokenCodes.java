package chat.warren.node.friend;

import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.spoken.SpokenCode;
import chat.warren.crypto.spoken.UnclearCodeException;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.friend.NoticeBoard.Place;
import chat.warren.storage.StorageException;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Codes that one person says and another types. A code is tried once and lives for ten minutes, in memory only; the
 * secret that comes of it does what an invite's does, for a day.
 */
public final class SpokenCodes {
    private static final int MOST = 4;
    private static final Duration MEETING = Duration.ofDays(1);
    private static final long WINDOW_SECONDS = 600;

    private final Books books;
    private final Invitations invitations;
    private final NoticeBoard board;
    private final RandomGenerator random;
    private final Consumer<FriendEvent> told;
    private final List<SpokenMeeting> meetings = new ArrayList<>();
    /** Those whose secret is there already, and whose last word the other side may still need. */
    private final List<SpokenMeeting> done = new ArrayList<>();

    SpokenCodes(
            Books books,
            Invitations invitations,
            NoticeBoard board,
            RandomGenerator random,
            Consumer<FriendEvent> told) {
        this.books = books;
        this.invitations = invitations;
        this.board = board;
        this.random = random;
        this.told = told;
    }

    /** A code to say to somebody. */
    public SpokenCode speak(String label, Instant now) throws NotPossibleException {
        SpokenCode code = SpokenCode.create(random, WordList.english());
        begin(Side.FIRST, code, label, now);
        return code;
    }

    /** Somebody said a code to us. */
    public void type(String typed, String note, Instant now) throws NotPossibleException {
        try {
            begin(Side.SECOND, SpokenCode.parse(typed, WordList.english()), note, now);
        } catch (UnclearCodeException e) {
            throw new NotPossibleException("The code is not clear (" + e.getMessage() + "); nothing was tried yet.");
        }
    }

    private void begin(Side side, SpokenCode code, String text, Instant now) throws NotPossibleException {
        if (meetings.size() >= MOST) {
            throw new NotPossibleException("Several codes are being tried already; wait until they are over.");
        }
        long window = books.now().getEpochSecond() / WINDOW_SECONDS;
        SpokenMeeting meeting = new SpokenMeeting(side, code, text, random, new SpokenMeeting.Began(now, window));
        meetings.add(meeting);
        meeting.advanceTo(board, now);
    }

    /** Ends all codes that are being tried. */
    public void cancel() {
        meetings.forEach(SpokenMeeting::close);
        meetings.clear();
    }

    /** Something lies in a place that we asked for. */
    public void found(Place place, byte[] bytes, Instant now) {
        SpokenNote note;
        try {
            note = SpokenNote.parse(bytes);
        } catch (MalformedException e) {
            return; // Anybody may write there. What can be read is judged by the exchange, once.
        }
        for (SpokenMeeting meeting : List.copyOf(meetings)) {
            if (meeting.isTaken(place, note)) {
                end(meeting, "Somebody else uses the same number just now; make a new code.");
                continue;
            }
            try {
                meeting.found(place, note, now);
                meeting.sayNow(board, now);
                Optional<Octets> secret = meeting.secret();
                if (secret.isPresent()) {
                    agreed(meeting, secret.get(), now);
                }
            } catch (MalformedException e) {
                meeting.sayNow(board, now); // Our last word tells the other side as well.
                end(meeting, "The code did not fit, and is used up: make a new one and say it again.");
            }
        }
    }

    private void agreed(SpokenMeeting meeting, Octets secret, Instant now) {
        meetings.remove(meeting);
        done.add(meeting);
        MeetingKey key = new MeetingKey.Spoken(secret, Instant.ofEpochSecond(meeting.window() * WINDOW_SECONDS));
        Instant until = books.now().plus(MEETING);
        try {
            if (meeting.side() == Side.FIRST) {
                invitations.open(Offer.Way.SPOKEN, key, meeting.text(), until, now);
            } else {
                invitations.take(key, meeting.text(), until, now);
            }
        } catch (NotPossibleException | StorageException e) {
            told.accept(new FriendEvent.Trouble(String.valueOf(e.getMessage())));
        }
    }

    private void end(SpokenMeeting meeting, String sentence) {
        meetings.remove(meeting);
        meeting.close();
        told.accept(new FriendEvent.InviteOver(sentence));
    }

    public void advanceTo(Instant now) {
        for (SpokenMeeting meeting : List.copyOf(meetings)) {
            if (meeting.isOver(now)) {
                end(meeting, "Ten minutes are over and nobody came with the code: make a new one.");
            } else {
                meeting.advanceTo(board, now);
            }
        }
        for (SpokenMeeting meeting : List.copyOf(done)) {
            meeting.sayNow(board, now);
            if (meeting.isOver(now)) {
                done.remove(meeting);
                meeting.close();
            }
        }
    }

    public Instant deadline() {
        Instant next = Instant.MAX;
        for (SpokenMeeting meeting : meetings) {
            next = meeting.deadline().isBefore(next) ? meeting.deadline() : next;
        }
        for (SpokenMeeting meeting : done) {
            next = meeting.nextPost().isBefore(next) ? meeting.nextPost() : next;
        }
        return next;
    }
}
