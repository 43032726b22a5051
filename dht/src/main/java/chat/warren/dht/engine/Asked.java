package chat.warren.dht.engine;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Contact;

/**
 * A query of an overlay's own, as it arrived: all that is needed to answer it later.
 *
 * @param from who asks. The id is what they claim; the address may be forged.
 * @param length of the datagram, by which the answer to an address that has proved nothing is limited
 */
public record Asked(Contact from, ByteString transaction, int length) {}
