package chat.warren.dht.wire;

/** The errors of BEP 5 and BEP 44 that we send. */
public enum ErrorCode {
    GENERIC(201, "not now"),
    SERVER(202, "nothing more can be stored here"),
    PROTOCOL(203, "malformed query or wrong token"),
    METHOD_UNKNOWN(204, "method unknown"),
    VALUE_TOO_BIG(205, "v is longer than 1000 bytes"),
    INVALID_SIGNATURE(206, "invalid signature"),
    SALT_TOO_BIG(207, "salt is longer than 64 bytes"),
    CAS_MISMATCH(301, "cas does not match, read again"),
    SEQUENCE_TOO_LOW(302, "seq is lower than the stored one");

    private final int number;
    private final String text;

    ErrorCode(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }
}
