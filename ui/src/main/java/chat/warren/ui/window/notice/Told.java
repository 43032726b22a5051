package chat.warren.ui.window.notice;

import chat.warren.ui.words.Words;
import java.util.Optional;

/** How much the desktop may know of what comes. It may show it to bystanders, and keep it. */
public enum Told {
    /** Who, and the beginning of what they wrote. */
    EVERYTHING,
    WHO,
    /** Only that something came. */
    SOMETHING,
    NOTHING;

    private static final String PROGRAM = "Warren";

    /**
     * What is shown of something new.
     *
     * @param person who it is from
     * @param kind that it is, in words that tell nothing of its contents
     * @param words the beginning of it
     * @return empty if nobody is to be told
     */
    Optional<Notice> of(Person person, String kind, String words, Words texts) {
        return switch (this) {
            case EVERYTHING -> Optional.of(new Notice(person.id(), person.name(), words));
            case WHO -> Optional.of(new Notice(person.id(), person.name(), kind));
            case SOMETHING -> Optional.of(new Notice(person.id(), PROGRAM, texts.say("notice.something")));
            case NOTHING -> Optional.empty();
        };
    }

    /** Who it is about, as they are called here. */
    record Person(String id, String name) {}
}
