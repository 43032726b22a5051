/** The local API against its description, over a real socket. */
@NullMarked
package chat.warren.node.api.web;

import org.jspecify.annotations.NullMarked;
