package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import java.awt.Graphics2D;
import java.util.List;

/** A file in its message. */
interface Card {
    float width();

    float height();

    /** Where it can be pressed, if its upper left corner is here. */
    List<Zone> zones(float left, float top);

    void paint(Graphics2D g, float left, float top);

    /** As it looks best. */
    static Card of(FileView file, Dress dress, float longest) {
        return Handling.isVoice(file) ? new VoiceCard(file, dress, longest) : new FileCard(file, dress, longest);
    }
}
