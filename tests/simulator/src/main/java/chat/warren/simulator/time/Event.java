package chat.warren.simulator.time;

/**
 * Something that will happen. An event knows its place in the queue, so it can be moved or cancelled without a search,
 * and can be used again once it has happened: a busy simulation makes no garbage of them.
 */
public abstract class Event {
    static final int NOT_QUEUED = -1;

    int index = NOT_QUEUED;

    protected abstract void happen();

    public final boolean queued() {
        return index != NOT_QUEUED;
    }
}
