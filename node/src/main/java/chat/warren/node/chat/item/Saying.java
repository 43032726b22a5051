package chat.warren.node.chat.item;

import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Mention;
import chat.warren.storage.chat.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One thing said or done in a conversation. */
public sealed interface Saying {
    /** Leaves room for previews in the largest envelope. A longer text is a file. */
    int MAX_TEXT_BYTES = 48_000;
    /** All that a message announces of its files: with the longest text it fits into the largest envelope. */
    int MAX_FILES_BYTES = 14_000;
    /** What a receipt names at once: more goes into the next one. */
    int MAX_ARRIVED = 1_000;
    /** Shorter cannot be read; longer is what the keys of days are made for (FadingKeys). */
    Duration SHORTEST_STAY = Duration.ofSeconds(5);

    Duration LONGEST_STAY = Duration.ofDays(59);

    /** A message. */
    record Words(
            String text,
            List<Mention> mentions,
            List<FileNote> files,
            Optional<MessageId> replyTo,
            Optional<Duration> stays)
            implements Saying {
        public Words {
            mentions = List.copyOf(mentions);
            files = List.copyOf(files);
            checkText(text, mentions);
            int filesBytes = files.stream().mapToInt(FileNote::size).sum();
            if (files.size() > Content.MAX_FILES || filesBytes > MAX_FILES_BYTES) {
                throw new IllegalArgumentException("more files than one message may announce");
            }
            if (text.isEmpty() && files.isEmpty()) {
                throw new IllegalArgumentException("a message says something");
            }
            stays.ifPresent(Saying::checkStay);
        }

        public static Words of(String text) {
            return new Words(text, List.of(), List.of(), Optional.empty(), Optional.empty());
        }
    }

    /** Other words for a message of one's own. */
    record Edit(MessageId target, String text, List<Mention> mentions) implements Saying {
        public Edit {
            mentions = List.copyOf(mentions);
            checkText(text, mentions);
        }
    }

    /** A request to forget a message of one's own. */
    record Delete(MessageId target) implements Saying {}

    /** A reaction given or taken back. */
    record React(MessageId target, String emoji, boolean given) implements Saying {
        public React {
            if (emoji.isEmpty() || emoji.length() > Annex.MAX_EMOJI_CHARS) {
                throw new IllegalArgumentException("a reaction is one emoji");
            }
        }
    }

    /** All up to this one has been read. */
    record Read(Turn upTo) implements Saying {}

    /**
     * These have arrived, by way of friends who kept them.
     *
     * @param shown whether people may see that; programs must know, or the messages would wait for ever
     */
    record Arrived(List<MessageId> messages, boolean shown) implements Saying {
        public Arrived {
            messages = List.copyOf(messages);
            if (messages.isEmpty() || messages.size() > MAX_ARRIVED) {
                throw new IllegalArgumentException("a receipt names 1 to " + MAX_ARRIVED + " messages");
            }
        }
    }

    /** From now on messages disappear after so long, or stay. */
    record Timer(Optional<Duration> stays) implements Saying {
        public Timer {
            stays.ifPresent(Saying::checkStay);
        }
    }

    /** Something that only a later version understands. */
    record Unknown(int kind) implements Saying {
        /** Kinds from here on are worth a line for people even if they cannot be shown. */
        public static final int SHOWN = 128;
    }

    private static void checkText(String text, List<Mention> mentions) {
        boolean tooLong = text.length() > Content.MAX_TEXT_CHARS || Utf8.encode(text).length > MAX_TEXT_BYTES;
        if (tooLong) {
            throw new IllegalArgumentException("more than one message may hold");
        }
        if (!Mention.fitting(text, mentions).equals(mentions)) {
            throw new IllegalArgumentException("a mention stands in the text, and none in another");
        }
    }

    private static void checkStay(Duration stay) {
        if (stay.compareTo(SHORTEST_STAY) < 0 || stay.compareTo(LONGEST_STAY) > 0) {
            throw new IllegalArgumentException("a message stays for 5 seconds to 59 days");
        }
    }
}
