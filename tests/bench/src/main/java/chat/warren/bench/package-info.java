/**
 * Measures: {@code ./warren bench NAME} prints figures and what they were measured on.
 *
 * <p>Invariant: nothing here decides whether a build is good; a figure that must hold is a test elsewhere.
 */
@NullMarked
package chat.warren.bench;

import org.jspecify.annotations.NullMarked;
