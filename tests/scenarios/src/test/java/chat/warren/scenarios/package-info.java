/**
 * The program as people start it, in processes of its own.
 *
 * <p>Invariant: nothing here calls Warren's classes; what a scenario knows, it knows from files, output and exit codes.
 */
@NullMarked
package chat.warren.scenarios;

import org.jspecify.annotations.NullMarked;
