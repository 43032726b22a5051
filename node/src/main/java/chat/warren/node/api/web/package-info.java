/**
 * The facade over HTTP: the same commands and views, for programs in any language.
 *
 * <p>Invariant: nothing can be asked here that {@link chat.warren.node.api.RunningNode} does not offer, and every view
 * is written by one rule, so that docs/openapi.json can be checked against the records.
 */
@NullMarked
package chat.warren.node.api.web;

import org.jspecify.annotations.NullMarked;
