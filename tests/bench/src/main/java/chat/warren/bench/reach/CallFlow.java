package chat.warren.bench.reach;

import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.running.loop.NodeLoop;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a call with pictures sends: a datagram of voice each 20 ms, and 3 Mb/s of video, as both sides of it send and
 * hear it. The times in them are the machine's, which both ends share.
 */
final class CallFlow {
    private static final int VOICE_BYTES = 120;
    private static final int VIDEO_BYTES = 1_100;
    /** Each 20 ms: 3 Mb/s. */
    private static final int VIDEO_EACH_TURN = 7;

    private static final int TURN_MILLIS = 20;
    private static final byte VOICE = 1;
    private static final byte VIDEO = 2;
    private static final double PERCENT = 0.95;

    private final List<Long> delays = new ArrayList<>();
    private long voice;
    private long video;
    private long latest;
    private long longest;

    /** Speaks for so long, and returns how much: datagrams of voice, and of video. */
    static String speak(NodeLoop loop, PairId friend, long seconds) throws InterruptedException {
        long turns = seconds * 1000 / TURN_MILLIS;
        long began = System.nanoTime();
        for (long turn = 0; turn < turns; turn++) {
            List<byte[]> bodies = new ArrayList<>(List.of(body(VOICE, VOICE_BYTES)));
            for (int i = 0; i < VIDEO_EACH_TURN; i++) {
                bodies.add(body(VIDEO, VIDEO_BYTES));
            }
            loop.withCarrier((carrier, now) -> carrier.send(friend, Kind.MEDIA, bodies, now));
            long due = began + TimeUnit.MILLISECONDS.toNanos((turn + 1) * TURN_MILLIS);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        return turns + " " + turns * VIDEO_EACH_TURN;
    }

    private static byte[] body(byte kind, int bytes) {
        return ByteBuffer.allocate(bytes).put(kind).putLong(System.nanoTime()).array();
    }

    synchronized void heard(byte[] body) {
        ByteBuffer read = ByteBuffer.wrap(body);
        if (read.get() == VIDEO) {
            video++;
            return;
        }
        long now = System.nanoTime();
        voice++;
        delays.add(now - read.getLong());
        longest = latest == 0 ? 0 : Math.max(longest, now - latest);
        latest = now;
    }

    /** Datagrams of voice and of video, the median of the voice's delay, its 95th percentile and its longest pause. */
    synchronized String tally() {
        List<Long> sorted = delays.stream().sorted().toList();
        long median = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
        long most = sorted.isEmpty() ? 0 : sorted.get((int) (PERCENT * sorted.size()));
        return String.format(
                Locale.ROOT, "%d %d %d %d %d", voice, video, millis(median), millis(most), millis(longest));
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
