/** Who may ask what, and what happens to those who may not. */
@NullMarked
package chat.warren.node.desk.loop;

import org.jspecify.annotations.NullMarked;
