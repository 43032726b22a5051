/**
 * One friend, from "she is somewhere" to a path that carries, and back again whenever it breaks: joins punches and
 * paths.
 *
 * <p>Invariant: attempts never stop while there is anything better to be had, and never grow more frequent than their
 * pace.
 */
@NullMarked
package chat.warren.node.reach;

import org.jspecify.annotations.NullMarked;
