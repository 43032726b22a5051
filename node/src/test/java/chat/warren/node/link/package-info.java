@NullMarked
package chat.warren.node.link;

import org.jspecify.annotations.NullMarked;
