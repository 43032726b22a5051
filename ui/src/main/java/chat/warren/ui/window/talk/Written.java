package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What was written: its text, the message it answers, and what goes with it. */
record Written(String text, Optional<MessageView> answers, List<Path> files) {
    Written {
        files = List.copyOf(files);
    }

    Optional<String> replyTo() {
        return answers.map(MessageView::id);
    }
}
