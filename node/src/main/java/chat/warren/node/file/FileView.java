package chat.warren.node.file;

import chat.warren.node.file.tree.Content;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How far something is that comes.
 *
 * @param name as its sender called it
 * @param place where it is when it is complete
 * @param trouble one sentence for people, when it does not go on by itself
 */
public record FileView(
        Content content, String name, State state, Progress progress, Optional<Path> place, Optional<String> trouble) {
    /** What is being done about it. */
    public enum State {
        /** Nobody who has it is there. It goes on when one comes. */
        WAITING,
        RUNNING,
        PAUSED,
        COMPLETE,
        FAILED,
        GIVEN_UP
    }

    /** In blocks, and who gives them. */
    public record Progress(int there, int blocks, int sources) {}
}
