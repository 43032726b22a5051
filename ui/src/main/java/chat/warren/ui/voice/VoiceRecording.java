package chat.warren.ui.voice;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A voice message while it is spoken: compressed at once, and in memory only. Each second becomes as many bytes as any
 * other: with a variable rate the sizes of what is sent would tell something of what is said.
 */
public final class VoiceRecording {
    /** As long as somebody listens. */
    public static final long MOST_MILLIS = 5 * 60 * 1000;

    /** Speech in full: more is hardly heard, less is. */
    static final int BITS_A_SECOND = 24_000;

    /** 20 ms, what Opus is made for. */
    static final int FRAME = VoiceFile.RATE / 50;

    static final int FRAME_BYTES = BITS_A_SECOND / 8 / 50;

    /** A second on a page, as RFC 7845 (6) wants it at most. */
    private static final int ON_A_PAGE = 50;

    /** Of ten: the next ones cost twice the processor, and nobody hears them in speech. */
    private static final int COMPLEXITY = 5;

    private final OpusEncoder encoder;
    private final int serial;
    private final long most;
    private final List<byte[]> packets = new ArrayList<>();
    private final short[] frame = new short[FRAME];
    private int filled;
    private long samples;
    private float level;

    /**
     * Begins with nothing said.
     *
     * @param serial names the stream; any number does
     */
    public VoiceRecording(int serial) {
        this(serial, MOST_MILLIS);
    }

    VoiceRecording(int serial, long mostMillis) {
        this.serial = serial;
        this.most = mostMillis * VoiceFile.RATE / 1000;
        try {
            encoder = new OpusEncoder(VoiceFile.RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        } catch (OpusException e) {
            throw new IllegalStateException("it encodes one channel of 48 kHz", e);
        }
        encoder.setBitrate(BITS_A_SECOND);
        encoder.setComplexity(COMPLEXITY);
        encoder.setUseVBR(false);
        encoder.setUseDTX(false); // Silence would be seen as well.
        encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
    }

    /** Takes what was said next; beyond the longest a message may be it is passed over. */
    public void add(short[] said, int count) {
        int taken = (int) Math.min(count, most - samples);
        int loudest = 0;
        for (int i = 0; i < taken; i++) {
            loudest = Math.max(loudest, Math.abs(said[i]));
            frame[filled++] = said[i];
            samples++;
            if (filled == FRAME) {
                encode();
            }
        }
        level = loudest / 32_768f;
    }

    private void encode() {
        byte[] packet = new byte[FRAME_BYTES];
        try {
            int bytes = encoder.encode(frame, 0, FRAME, packet, 0, packet.length);
            if (bytes != FRAME_BYTES) {
                throw new IllegalStateException("a frame of " + bytes + " bytes at a constant rate");
            }
        } catch (OpusException e) {
            throw new IllegalStateException("it encodes 20 ms", e);
        }
        packets.add(packet);
        filled = 0;
    }

    /** How loud it was last, between 0 and 1. */
    public float level() {
        return level;
    }

    public long millis() {
        return samples * 1000 / VoiceFile.RATE;
    }

    public boolean isFull() {
        return samples == most;
    }

    /** The whole of it as a file. Nothing can be added afterwards. */
    public byte[] finish() {
        int preSkip = encoder.getLookahead();
        long end = samples + preSkip;
        // What the encoder still holds back comes out when silence follows.
        while ((long) packets.size() * FRAME < end) {
            Arrays.fill(frame, filled, FRAME, (short) 0);
            encode();
        }
        OggWriter out = new OggWriter(serial);
        out.page(OggWriter.FIRST, 0, List.of(new OpusHead(1, preSkip, 0).bytes()));
        out.page(0, 0, List.of(OpusHead.tags()));
        for (int from = 0; from < packets.size(); from += ON_A_PAGE) {
            int to = Math.min(packets.size(), from + ON_A_PAGE);
            boolean last = to == packets.size();
            out.page(last ? OggWriter.LAST : 0, last ? end : (long) to * FRAME, packets.subList(from, to));
        }
        return out.bytes();
    }
}
