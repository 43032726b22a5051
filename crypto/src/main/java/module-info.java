/**
 * Identities, key schedules, sealing and the vault: pure functions of their arguments, without I/O and without a clock.
 */
module chat.warren.crypto {
    requires transitive org.bouncycastle.provider;
    requires static transitive org.jspecify;

    exports chat.warren.crypto.identity;
    exports chat.warren.crypto.datagram;
    exports chat.warren.crypto.invite;
    exports chat.warren.crypto.link;
    exports chat.warren.crypto.message;
    exports chat.warren.crypto.pair;
    exports chat.warren.crypto.primitive;
    exports chat.warren.crypto.spoken;
    exports chat.warren.crypto.vault;
    exports chat.warren.crypto.text;
    exports chat.warren.crypto.wire;
}
