/**
 * Many nodes of one implementation in a process, told what to do by lines of JSON: ours here, the others' beside it.
 *
 * <p>Invariant: a time is taken inside the process, from the call of the implementation's own API to its answer, so the
 * pipe between bench and fleet is in no figure.
 */
@NullMarked
package chat.warren.bench.dht.fleet;

import org.jspecify.annotations.NullMarked;
