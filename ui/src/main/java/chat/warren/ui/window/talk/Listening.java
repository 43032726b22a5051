package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import chat.warren.ui.voice.Outline;
import chat.warren.ui.window.sound.Player;
import java.util.Optional;

/**
 * How far one has listened to a voice message.
 *
 * @param part of the whole, from 0 to 1
 * @param speed of whatever is played here
 * @param outline empty until the message is here and was looked at
 */
record Listening(boolean playing, double part, double speed, Optional<Outline> outline) {
    static final Listening NOT = new Listening(false, 0, 1, Optional.empty());

    static Listening of(FileView file, Player player) {
        return new Listening(
                player.isPlaying(file.id()),
                player.at(file.id()),
                player.speed(),
                file.place().flatMap(place -> player.outline(file.id(), place)));
    }
}
