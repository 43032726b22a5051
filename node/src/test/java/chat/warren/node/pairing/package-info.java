@NullMarked
package chat.warren.node.pairing;

import org.jspecify.annotations.NullMarked;
