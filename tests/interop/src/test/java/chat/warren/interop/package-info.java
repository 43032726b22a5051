/** Our code against implementations that nobody here wrote, as processes on loopback. */
@NullMarked
package chat.warren.interop;

import org.jspecify.annotations.NullMarked;
