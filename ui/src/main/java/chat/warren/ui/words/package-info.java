/**
 * Every text that the window shows, by key, in eleven languages.
 *
 * <p>{@link chat.warren.ui.words.Words#say} fills {@code {0}}, {@code {1}} … with names, numbers and dates as the
 * language writes them; an apostrophe is an apostrophe. {@link chat.warren.ui.words.Words#count} chooses the form of a
 * number: a key ends with {@code .one}, {@code .few}, {@code .many} or {@code .other}, as the language needs them, and
 * {@code {0}} is the number. The bundles lie beside the class, UTF-8: {@code window.properties} has the shell's texts,
 * {@code talk.properties} the conversation's, with {@code _de}, {@code _ar}, … for the others than English.
 *
 * <p>Invariant: no class of the window holds a text that people read; every key of English is there in every language,
 * with the same values to fill in. {@code WordsTest} and {@code HardCodedTextTest} see to it.
 */
@NullMarked
package chat.warren.ui.words;

import org.jspecify.annotations.NullMarked;
