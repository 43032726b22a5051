package chat.warren.node.link;

import java.util.Arrays;
import java.util.Optional;

/** Frames on one lane arrive in order; a lane waits for none below it. Most urgent first. */
public enum Lane {
    /** A call's own control: it rings now or it is too late. */
    CALL(1),
    /** Friendship, devices, relays, presence. */
    CONTROL(2),
    CHAT(3),
    /** Pieces of files, which may take all the room that the others leave. */
    FILES(4);

    private final int code;

    Lane(int code) {
        this.code = code;
    }

    /** How the lane is named on the wire, and how far it stands back. */
    public int code() {
        return code;
    }

    public static Optional<Lane> of(int code) {
        return Arrays.stream(values()).filter(lane -> lane.code == code).findFirst();
    }
}
