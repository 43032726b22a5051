package chat.warren.crypto.message;

import chat.warren.crypto.wire.MalformedException;

/** Which end of the pair this is. Both may write first; the roles only keep the two directions apart and break ties. */
public enum Role {
    INITIATOR,
    RESPONDER;

    Role other() {
        return this == INITIATOR ? RESPONDER : INITIATOR;
    }

    int code() {
        return this == INITIATOR ? 0 : 1;
    }

    static Role ofCode(int code) throws MalformedException {
        return switch (code) {
            case 0 -> INITIATOR;
            case 1 -> RESPONDER;
            default -> throw new MalformedException("there are two roles");
        };
    }
}
