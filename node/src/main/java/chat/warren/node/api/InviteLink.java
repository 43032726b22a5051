package chat.warren.node.api;

import chat.warren.crypto.text.CheckedText;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Family;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What is given away: an invite, and behind a stroke three addresses of the public network at which its giver was a
 * moment ago, so that whoever has nothing but the invite gets in by it. They are strangers' addresses, never ours.
 *
 * @param doors three, or none
 */
record InviteLink(String invite, List<InetSocketAddress> doors) {
    /**
     * Half of such nodes are gone after two hours: of three, one is there for most who take an invite on the same day.
     */
    static final int DOORS = 3;

    private static final int DOOR_BYTES = 6; // IPv4, as BEP 5 packs it.
    private static final String STROKE = "/";
    private static final CheckedText TEXT = new CheckedText("", "warren/invitedoors1", "an invite", DOORS * DOOR_BYTES);

    InviteLink {
        doors = doors.size() < DOORS ? List.of() : List.copyOf(doors.subList(0, DOORS));
    }

    static InviteLink read(String text) throws MalformedException {
        String stripped = text.strip();
        int end = stripped.indexOf(STROKE);
        if (end < 0) {
            return new InviteLink(stripped, List.of());
        }
        byte[] body = TEXT.read(stripped.substring(end + STROKE.length()));
        List<InetSocketAddress> doors = new ArrayList<>();
        for (int i = 0; i < DOORS; i++) {
            doors.add(Family.parse(ByteString.of(body).slice(i * DOOR_BYTES, (i + 1) * DOOR_BYTES)));
        }
        return new InviteLink(stripped.substring(0, end), doors);
    }

    String text() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        doors.forEach(door -> body.writeBytes(Family.compact(door)));
        return doors.isEmpty() ? invite : invite + STROKE + TEXT.write(body.toByteArray());
    }
}
