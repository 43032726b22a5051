package chat.warren.ui.voice;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;

/** The sound of a voice message, from any point on, as samples of one channel. */
public final class VoiceDecoder implements Stretch.Source {
    /**
     * So long before a point decoding begins, so that it sounds as if it had begun at the beginning (RFC 7845, 4.6).
     */
    private static final int ROLL = 80 * VoiceFile.RATE / 1000;

    private final VoiceFile file;
    private final short[] decoded = new short[VoiceFile.MOST_IN_A_PACKET];
    private OpusDecoder decoder;
    private int packet;
    private int at; // In what was decoded.
    private int until;
    private long left; // That are still to be heard.

    /** Begins at a sample. */
    public VoiceDecoder(VoiceFile file, long from) throws UnplayableException {
        this.file = file;
        long start = Math.clamp(from, 0, file.samples());
        this.left = file.samples() - start;
        long wanted = start + file.head().preSkip();
        long rolled = Math.max(0, wanted - ROLL);
        while (packet + 1 < file.packets() && file.begin(packet + 1) <= rolled) {
            packet++;
        }
        try {
            decoder = new OpusDecoder(VoiceFile.RATE, 1);
        } catch (OpusException e) {
            throw new IllegalStateException("it decodes one channel of 48 kHz", e);
        }
        decoder.setGain(file.head().gain());
        skip(wanted - file.begin(packet));
    }

    private void skip(long samples) throws UnplayableException {
        long over = samples;
        while (over > 0 && more()) {
            int step = (int) Math.min(over, until - at);
            at += step;
            over -= step;
        }
    }

    @Override
    public int read(short[] into, int from, int most) throws UnplayableException {
        int given = 0;
        while (given < most && left > 0 && more()) {
            int step = (int) Math.min(Math.min(most - given, until - at), left);
            System.arraycopy(decoded, at, into, from + given, step);
            at += step;
            left -= step;
            given += step;
        }
        return given;
    }

    /** Decodes the next packet when the last one is used up. */
    private boolean more() throws UnplayableException {
        if (at < until) {
            return true;
        }
        if (packet == file.packets()) {
            return false;
        }
        byte[] next = file.packet(packet++);
        try {
            at = 0;
            until = decoder.decode(next, 0, next.length, decoded, 0, decoded.length, false);
        } catch (OpusException | RuntimeException | AssertionError e) {
            // Of the library's own kinds one is checked; what is wrong with a packet comes out as the others as well,
            // and whoever sent it shall not end the thread that plays it.
            throw new UnplayableException("a packet that is no Opus", e);
        }
        return until > 0;
    }
}
