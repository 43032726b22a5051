package chat.warren.bench.chat;

/** A number that only grows, and the moment in which it did last. Whoever waits for it leaves the processors alone. */
final class Count {
    private long count;
    private long changed;

    synchronized long get() {
        return count;
    }

    synchronized void grow() {
        count++;
        changed = System.nanoTime();
        notifyAll();
    }

    /** Waits until it is another number, and says when it became that, by {@link System#nanoTime}. */
    synchronized long awaitChange(long before) throws InterruptedException {
        while (count == before) {
            wait();
        }
        return changed;
    }
}
