/** The rules of the house, as tests. Each says why it is there; change the rule here, in review, or follow it. */
@NullMarked
package chat.warren.rules;

import org.jspecify.annotations.NullMarked;
