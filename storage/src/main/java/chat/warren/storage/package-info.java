/**
 * What can go wrong with a profile, as one family of exceptions.
 *
 * <p>Invariant: each exception is the world's fault, and its message is one sentence for people: what happened, what
 * still works, what to do. Nothing in it is secret.
 */
@NullMarked
package chat.warren.storage;

import org.jspecify.annotations.NullMarked;
