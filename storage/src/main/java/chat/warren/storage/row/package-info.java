/**
 * The plaintext of rows: typed values in, bytes out, and back.
 *
 * <p>Invariant: reading is total. Bytes that no version of ours wrote raise {@code MalformedException} and nothing
 * else, even though a seal was checked before.
 */
@NullMarked
package chat.warren.storage.row;

import org.jspecify.annotations.NullMarked;
