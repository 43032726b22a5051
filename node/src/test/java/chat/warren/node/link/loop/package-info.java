@NullMarked
package chat.warren.node.link.loop;

import org.jspecify.annotations.NullMarked;
