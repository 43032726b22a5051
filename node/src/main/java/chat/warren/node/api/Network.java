package chat.warren.node.api;

/** The part of a node that keeps it connected. */
public interface Network extends AutoCloseable {
    NetworkView view() throws InterruptedException;

    @Override
    void close();
}
