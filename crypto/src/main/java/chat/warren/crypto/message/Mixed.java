package chat.warren.crypto.message;

import chat.warren.crypto.wire.MalformedException;

/** Which sources a step of the root has taken a secret from, one bit each. */
record Mixed(int code) {
    static final Mixed NOTHING = new Mixed(0);
    static final int CODES = 8;

    boolean has(Source source) {
        return (code & source.bit()) != 0;
    }

    boolean isEmpty() {
        return code == 0;
    }

    static Mixed ofCode(int code) throws MalformedException {
        if (code < 0 || code >= CODES) {
            throw new MalformedException("a secret to mix comes from one of three sources");
        }
        return new Mixed(code);
    }
}
