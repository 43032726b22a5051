/**
 * Files from one disk to another through two whole nodes.
 *
 * <p>Invariant: what is measured is what people have: the facade, sealed datagrams over loopback sockets, and the disk.
 */
@NullMarked
package chat.warren.bench.file;

import org.jspecify.annotations.NullMarked;
