package chat.warren.node.socket.loop;

import chat.warren.node.socket.Datagram;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What leaves by one socket in one turn of the thread, with as few calls as the system allows: datagrams of one length
 * to one place go down to the system as one, and it cuts them apart as late as it can.
 */
final class Burst {
    /** Linux takes no more than the longest UDP datagram at once (and 64 parts, which come to more). */
    private static final int MOST_BYTES = 65_507;
    /** What waits here is idle for the network, and for whoever is to answer. */
    private static final int MOST_WAITING = 45;

    private final Channel channel;
    private final boolean segments;
    private final LongAdder unsent;
    private final List<Datagram> waiting = new ArrayList<>();

    /** @param segments whether the system cuts datagrams apart for us */
    Burst(Channel channel, boolean segments, LongAdder unsent) {
        this.channel = channel;
        this.segments = segments;
        this.unsent = unsent;
    }

    Channel channel() {
        return channel;
    }

    /** Leaves at the end of this turn at the latest. */
    void add(Datagram datagram) {
        if (waiting.isEmpty()) {
            channel.eventLoop().execute(this::flush);
        }
        waiting.add(datagram);
        if (waiting.size() == MOST_WAITING) {
            flush();
        }
    }

    void flush() {
        for (int from = 0; from < waiting.size(); ) {
            int end = segments ? alike(from) : from + 1;
            if (end > from + 1) {
                writeAsOne(List.copyOf(waiting.subList(from, end)));
            } else {
                write(waiting.get(from));
            }
            from = end;
        }
        waiting.clear();
        channel.flush();
    }

    /** The end of those that may leave as one: of one length, but for the last, which may be shorter. */
    private int alike(int first) {
        Datagram model = waiting.get(first);
        int each = model.bytes().length;
        int bytes = each;
        int end = first + 1;
        while (end < waiting.size() && waiting.get(end - 1).bytes().length == each) {
            Datagram next = waiting.get(end);
            bytes += next.bytes().length;
            if (bytes > MOST_BYTES
                    || next.bytes().length > each
                    || !next.remote().equals(model.remote())) {
                break;
            }
            end++;
        }
        return end;
    }

    private void write(Datagram datagram) {
        ChannelFuture _ = channel.write(new DatagramPacket(Unpooled.wrappedBuffer(datagram.bytes()), datagram.remote()))
                .addListener(written -> {
                    if (!written.isSuccess()) {
                        unsent.increment();
                    }
                });
    }

    private void writeAsOne(List<Datagram> some) {
        Datagram model = some.getFirst();
        ByteBuf joined = channel.alloc().directBuffer(some.size() * model.bytes().length);
        some.forEach(each -> joined.writeBytes(each.bytes()));
        ChannelFuture _ = channel.write(new SegmentedDatagramPacket(joined, model.bytes().length, model.remote()))
                .addListener(written -> {
                    if (!written.isSuccess()) {
                        // A device that cannot, or a path narrower than that: then one by one, as everywhere else.
                        some.forEach(this::write);
                        channel.flush();
                    }
                });
    }
}
