package chat.warren.dht.overlay.wire;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;

/** What became of a signal. One byte. */
public enum SignalAnswer {
    /** The owner of the mailbox said that it has it. */
    ARRIVED(0),
    /** Nobody has a mailbox of this name here. */
    NOBODY(1),
    /** The owner did not answer, or gets too many of them. */
    LOST(2);

    static final int BYTES = 1;

    private final int code;

    SignalAnswer(int code) {
        this.code = code;
    }

    public byte[] encode() {
        return new byte[] {(byte) code};
    }

    public static SignalAnswer parse(ByteString plain) throws MalformedException {
        ByteReader in = new ByteReader(plain.toArray());
        int code = in.u8();
        in.end();
        for (SignalAnswer answer : values()) {
            if (answer.code == code) {
                return answer;
            }
        }
        throw new MalformedException("an unknown fate of a signal");
    }
}
