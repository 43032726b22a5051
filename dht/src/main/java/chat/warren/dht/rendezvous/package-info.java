/**
 * Where two who share a chain of keys leave word for each other: a record that only they can find and read, under keys
 * that change every hour.
 *
 * <p>Invariant: the network sees puts and gets of unrelated keys at times of chance, never two that belong together.
 * Who the two are is not known here either, only that there is a pair.
 */
@NullMarked
package chat.warren.dht.rendezvous;

import org.jspecify.annotations.NullMarked;
