/**
 * Voice messages as files: Opus (RFC 6716) in Ogg (RFC 3533, RFC 7845), written while somebody speaks and read to be
 * heard.
 *
 * <p>{@link chat.warren.ui.voice.VoiceRecording} makes one, {@link chat.warren.ui.voice.VoiceFile} reads one,
 * {@link chat.warren.ui.voice.VoiceDecoder} gives its sound from any point on, {@link chat.warren.ui.voice.Stretch}
 * makes it faster without making it higher, and {@link chat.warren.ui.voice.Outline} is what it looks like.
 *
 * <p>Invariant: no file, no device, no thread and no clock; bytes and samples go in and come out. Whatever a file says,
 * reading it takes less than 20 MB, and decoding it no longer than {@link chat.warren.ui.voice.VoiceFile#MOST_MILLIS}
 * of sound take. One second of what we record has always the same number of bytes, whatever is said in it.
 */
@NullMarked
package chat.warren.ui.voice;

import org.jspecify.annotations.NullMarked;
