/**
 * Sound in the window: what is spoken into the microphone, and what is heard from the speaker.
 *
 * <p>{@link chat.warren.ui.window.sound.Microphone} and {@link chat.warren.ui.window.sound.Speaker} are the edge,
 * behind which are devices. A {@link chat.warren.ui.window.sound.Take} is one recording,
 * {@link chat.warren.ui.window.sound.Player} plays the voice messages of a window, one at a time.
 *
 * <p>Invariant: devices and files are waited for off the event thread only; a microphone is open only while a take
 * runs, and what a take holds is in memory only.
 */
@NullMarked
package chat.warren.ui.window.sound;

import org.jspecify.annotations.NullMarked;
