/**
 * Attachments, their transfers, and the sealed files that hold their bytes.
 *
 * <p>Invariant: a file's name on the disk is random, and every chunk is sealed with its position.
 */
@NullMarked
package chat.warren.storage.file;

import org.jspecify.annotations.NullMarked;
