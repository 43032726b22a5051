package chat.warren.ui.voice;

import java.util.ArrayList;
import java.util.List;

/** A voice message, taken apart and within its limits. */
public final class VoiceFile {
    /** Samples a second, of all sound here. */
    public static final int RATE = 48_000;

    public static final String MEDIA_TYPE = "audio/ogg; codecs=opus";

    /** Ten minutes with 56 kb/s: twice as long and twice as fine as what is recorded here. */
    public static final int MOST_BYTES = 4 << 20;

    /** Twice what is recorded here: others may have more patience. */
    public static final long MOST_MILLIS = 10 * 60 * 1000;

    /** Of one packet: 120 ms (RFC 6716, 3.1). */
    static final int MOST_IN_A_PACKET = 120 * RATE / 1000;

    private static final long MOST_SAMPLES = MOST_MILLIS * RATE / 1000;

    private final OpusHead head;
    private final List<byte[]> packets = new ArrayList<>();
    private final List<Integer> begins = new ArrayList<>();
    private final long samples;

    private VoiceFile(byte[] bytes) throws UnplayableException {
        if (bytes.length > MOST_BYTES) {
            throw new UnplayableException("a voice message has " + MOST_BYTES + " bytes at most");
        }
        List<OpusHead> heads = new ArrayList<>();
        int[] state = new int[2]; // How many packets there were, and how many samples.
        long end = OggReader.read(bytes, packet -> {
            switch (state[0]++) {
                case 0 -> heads.add(OpusHead.parse(packet));
                case 1 -> OpusHead.checkTags(packet);
                default -> {
                    begins.add(state[1]);
                    packets.add(packet);
                    state[1] += samples(packet);
                    if (state[1] > MOST_SAMPLES) {
                        throw new UnplayableException("a voice message lasts ten minutes at most");
                    }
                }
            }
        });
        if (packets.isEmpty()) {
            throw new UnplayableException("there is nothing to be heard");
        }
        head = heads.getFirst();
        // The last page says where the sound ends: less than its packets hold, where that is no whole one.
        samples = (long) Math.clamp(end, 0, state[1]) - head.preSkip();
        if (samples <= 0) {
            throw new UnplayableException("there is nothing to be heard");
        }
    }

    /** Takes a file apart. */
    public static VoiceFile read(byte[] bytes) throws UnplayableException {
        return new VoiceFile(bytes);
    }

    /** How long a packet sounds, in samples: its first byte says how long a frame is and how many there are. */
    static int samples(byte[] packet) throws UnplayableException {
        if (packet.length == 0) {
            throw new UnplayableException("a packet without anything");
        }
        int config = (packet[0] & 0xff) >> 3;
        int step = config & 3;
        int frame = config >= 16 ? 120 << step : config >= 12 ? 480 << (config & 1) : step == 3 ? 2880 : 480 << step;
        int frames = frames(packet);
        if (frames == 0 || frame * frames > MOST_IN_A_PACKET) {
            throw new UnplayableException("a packet of no time, or of more than 120 ms");
        }
        return frame * frames;
    }

    private static int frames(byte[] packet) {
        return switch (packet[0] & 3) {
            case 0 -> 1;
            case 1, 2 -> 2;
            default -> packet.length < 2 ? 0 : packet[1] & 0x3f;
        };
    }

    /** How long it sounds. */
    public long millis() {
        return samples * 1000 / RATE;
    }

    /** How long it sounds, in samples. */
    public long samples() {
        return samples;
    }

    OpusHead head() {
        return head;
    }

    int packets() {
        return packets.size();
    }

    byte[] packet(int number) {
        return packets.get(number);
    }

    /** Where a packet begins, in samples, with what is not to be heard. */
    int begin(int number) {
        return begins.get(number);
    }
}
