package chat.warren.scenarios;

import java.io.IOException;
import java.util.Map;

/** Where people live, and the network of strangers in which they find each other. */
interface Street extends AutoCloseable {
    /**
     * All on this machine; with {@code -Dwarren.routers=true} behind routers, which takes longer.
     *
     * @param hosts on which host everybody lives then
     * @param routers and lines, as {@code natlab up} takes them
     */
    static Street of(Map<String, String> hosts, String... routers) throws IOException, InterruptedException {
        return Boolean.getBoolean("warren.routers") ? RoutedStreet.up(hosts, routers) : new OneMachine();
    }

    /** A program of somebody's, made such that it runs at their place. */
    Program at(String name, Program program);

    @Override
    void close();
}
