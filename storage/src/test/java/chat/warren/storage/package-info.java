@NullMarked
package chat.warren.storage;

import org.jspecify.annotations.NullMarked;
