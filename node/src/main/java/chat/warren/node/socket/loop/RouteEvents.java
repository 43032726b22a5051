package chat.warren.node.socket.loop;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/**
 * Linux' own news of links, addresses and routes (rtnetlink(7)): it comes within a millisecond and costs nothing while
 * nothing happens. What the news says is not read; it only means "look again".
 */
@SuppressWarnings("restricted") // The C library is the only door to netlink.
final class RouteEvents implements AutoCloseable {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
    private static final int NETLINK_ROUTE = 0;
    private static final int SOCKADDR_NL_BYTES = 12;
    private static final int GROUPS_AT = 8;
    /** RTMGRP_LINK, _IPV4_IFADDR, _IPV4_ROUTE, _IPV6_IFADDR and _IPV6_ROUTE. */
    private static final int GROUPS = 0x1 | 0x10 | 0x40 | 0x100 | 0x400;

    private static final int EFD_CLOEXEC = 0x80000;
    private static final short POLLIN = 1;
    private static final int POLLFD_BYTES = 8;
    private static final int EVENTS_AT = 4;
    private static final int REVENTS_AT = 6;
    private static final int MSG_DONTWAIT = 0x40;
    /** Larger than any one message; several are read one after the other. */
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Arena arena = Arena.ofShared();
    private final MethodHandle poll = function("poll", INT, ValueLayout.ADDRESS, LONG, INT);
    private final MethodHandle receive = function("recv", LONG, INT, ValueLayout.ADDRESS, LONG, INT);
    private final MethodHandle write = function("write", LONG, INT, ValueLayout.ADDRESS, LONG);
    private final MethodHandle close = function("close", INT, INT);
    private final MemorySegment waiting = arena.allocate(2L * POLLFD_BYTES, EVENTS_AT);
    private final MemorySegment buffer = arena.allocate(BUFFER_BYTES);
    private final int netlink;
    private final int wake;

    private RouteEvents() throws IOException {
        MethodHandle socket = function("socket", INT, INT, INT, INT);
        MethodHandle bind = function("bind", INT, INT, ValueLayout.ADDRESS, INT);
        MethodHandle eventfd = function("eventfd", INT, INT, INT);
        netlink = (int) call(() -> (int) socket.invokeExact(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_ROUTE));
        wake = (int) call(() -> (int) eventfd.invokeExact(0, EFD_CLOEXEC));
        MemorySegment address = arena.allocate(SOCKADDR_NL_BYTES, EVENTS_AT);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_NETLINK);
        address.set(INT, GROUPS_AT, GROUPS);
        if (netlink < 0 || wake < 0 || call(() -> (int) bind.invokeExact(netlink, address, SOCKADDR_NL_BYTES)) != 0) {
            close();
            throw new IOException("the system does not tell of changes to its addresses");
        }
        watch(0, netlink);
        watch(1, wake);
    }

    /** Empty where there is no netlink: other systems, or a sandbox that forbids it. */
    static Optional<RouteEvents> open() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RouteEvents());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void watch(int place, int descriptor) {
        waiting.set(INT, (long) place * POLLFD_BYTES, descriptor);
        waiting.set(ValueLayout.JAVA_SHORT, (long) place * POLLFD_BYTES + EVENTS_AT, POLLIN);
    }

    /**
     * Waits until something has changed, or the time is over.
     *
     * @param milliseconds negative waits for as long as it takes
     * @return whether there was news
     */
    boolean await(int milliseconds) {
        waiting.set(ValueLayout.JAVA_SHORT, REVENTS_AT, (short) 0);
        long _ = call(() -> (int) poll.invokeExact(waiting, 2L, milliseconds));
        boolean news = waiting.get(ValueLayout.JAVA_SHORT, REVENTS_AT) != 0;
        while (news && call(() -> (long) receive.invokeExact(netlink, buffer, (long) BUFFER_BYTES, MSG_DONTWAIT)) > 0) {
            // All that has gathered is one piece of news.
        }
        return news;
    }

    /** Ends a wait, from another thread. */
    void wake() {
        try (Arena brief = Arena.ofConfined()) {
            MemorySegment one = brief.allocateFrom(LONG, 1);
            long _ = call(() -> (long) write.invokeExact(wake, one, (long) Long.BYTES));
        }
    }

    /** Not while somebody waits. */
    @Override
    public void close() {
        for (int descriptor : new int[] {netlink, wake}) {
            if (descriptor >= 0) {
                long _ = call(() -> (int) close.invokeExact(descriptor));
            }
        }
        arena.close();
    }

    private static MethodHandle function(String name, ValueLayout returns, ValueLayout... takes) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(returns, takes));
    }

    /**
     * A call with its exact types: for every other the JVM makes classes first, and a node starts with some of these.
     */
    private interface Call {
        long make() throws Throwable;
    }

    private static long call(Call call) {
        try {
            return call.make();
        } catch (Throwable impossible) {
            throw new AssertionError(impossible); // C functions throw nothing; the types are the ones above.
        }
    }
}
