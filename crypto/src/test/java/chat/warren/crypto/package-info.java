/** What the tests of this module share. */
@NullMarked
package chat.warren.crypto;

import org.jspecify.annotations.NullMarked;
