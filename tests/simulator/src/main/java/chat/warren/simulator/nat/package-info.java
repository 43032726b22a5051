/**
 * What NATs and stateful firewalls do to UDP, in the terms of RFC 4787.
 *
 * <p>Invariant: pure state machines. Time and endpoints go in; the other side's endpoint comes out, or nothing.
 */
@NullMarked
package chat.warren.simulator.nat;

import org.jspecify.annotations.NullMarked;
