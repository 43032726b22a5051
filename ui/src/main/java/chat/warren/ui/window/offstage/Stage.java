package chat.warren.ui.window.offstage;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.words.Words;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * What every part of an open window stands on.
 *
 * @param node asked through the next one only
 * @param clock with the zone, for what is shown of times
 */
public record Stage(RunningNode node, Offstage offstage, Words words, InstantSource clock, ZoneId zone) {
    public String say(String key, Object... values) {
        return words.say(key, values);
    }

    /** What went wrong, in the window's language. */
    public String told(ProfileException failure) {
        return told(words, failure);
    }

    /** The same where no profile is open. */
    public static String told(Words words, ProfileException failure) {
        return words.told(failure.reason().name(), failure.sentence());
    }
}
