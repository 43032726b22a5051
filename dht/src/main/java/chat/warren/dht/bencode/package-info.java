/**
 * Bencode (BEP 3), the one way: what we write is canonical, and what is not canonical we do not read.
 *
 * <p>Invariant: reading and writing again gives the same bytes. BEP 44 signs and hashes values in their encoded form
 * and warns that decoding "is not necessarily an identity operation": here it is one.
 */
@NullMarked
package chat.warren.dht.bencode;

import org.jspecify.annotations.NullMarked;
