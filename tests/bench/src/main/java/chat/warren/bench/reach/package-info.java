/**
 * Two friends behind two routers of the namespace laboratory (tests/natlab), among nodes of a public network that know
 * nothing of them: whether they are connected, how, and after how long.
 *
 * <p>Invariant: friends, strangers and others' programs are programs of their own on hosts of their own, and nothing
 * that they send leaves the laboratory.
 */
@NullMarked
package chat.warren.bench.reach;

import org.jspecify.annotations.NullMarked;
