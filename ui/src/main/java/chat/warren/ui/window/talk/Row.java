package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageView;
import java.time.LocalDate;

/** What stands in a line of its own from left to right. Two that are equal look the same. */
sealed interface Row {
    /** Names it while it changes. */
    String id();

    /** Messages of another day begin. */
    record Day(LocalDate date) implements Row {
        @Override
        public String id() {
            return "day/" + date;
        }
    }

    /** From here on nothing was read when the conversation was opened. */
    record Unread() implements Row {
        @Override
        public String id() {
            return "unread";
        }
    }

    /**
     * A message.
     *
     * @param first of those that stand together
     * @param last of them
     */
    record Said(MessageView message, boolean first, boolean last) implements Row {
        @Override
        public String id() {
            return message.id();
        }
    }

    /** A word on what happened. */
    record Notice(MessageView message) implements Row {
        @Override
        public String id() {
            return message.id();
        }
    }
}
