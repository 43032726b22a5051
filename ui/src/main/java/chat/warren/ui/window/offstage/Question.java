package chat.warren.ui.window.offstage;

import chat.warren.node.api.ProfileException;

/** Something to ask the node, which may wait for its disk or its thread. */
@FunctionalInterface
public interface Question<T> {
    T ask() throws ProfileException, InterruptedException;

    /** Something to do, of which nothing is to be known but that it is done. */
    @FunctionalInterface
    interface Errand {
        void run() throws ProfileException, InterruptedException;
    }
}
