package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageView;
import java.time.Duration;

/** Words for what happened in a conversation. */
final class Notices {
    private static final String TIMER = "timer ";

    private Notices() {}

    static String sentence(MessageView notice, Dress dress) {
        String who = dress.company().name(notice.author());
        if (!notice.text().startsWith(TIMER)) {
            return dress.words().say("talk.notice.unknown", who);
        }
        Duration stays = Duration.ofSeconds(Long.parseLong(notice.text().substring(TIMER.length())));
        String key = "talk.notice.timer" + (stays.isZero() ? ".off" : "") + (notice.own() ? ".own" : "");
        return stays.isZero()
                ? dress.words().say(key, who)
                : dress.words().say(key, dress.words().times().lasting(stays), who);
    }
}
