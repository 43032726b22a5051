/**
 * Contents as files and folders of this machine.
 *
 * <p>Invariant: whatever a friend calls a file, it lands in the folder that the person chose, under a name that does
 * nothing, beside what was there before.
 */
@NullMarked
package chat.warren.node.file.disk;

import org.jspecify.annotations.NullMarked;
