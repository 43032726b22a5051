/**
 * What happened that people may want to check later: keys, devices, verifications, failures.
 *
 * <p>Invariant: entries are only ever added; each carries the hash of all before it, and reading checks that.
 */
@NullMarked
package chat.warren.storage.audit;

import org.jspecify.annotations.NullMarked;
