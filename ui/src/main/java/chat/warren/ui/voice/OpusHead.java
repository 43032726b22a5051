package chat.warren.ui.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What stands before the sound, as RFC 7845 (5.1) has it; of one or two channels, all that Ogg's first mapping knows.
 *
 * @param preSkip samples at the beginning that are not to be heard: a decoder needs them to find its feet
 * @param gain by which to make it louder, in 256ths of a decibel
 */
record OpusHead(int channels, int preSkip, int gain) {
    private static final byte[] MAGIC = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAGS = "OpusTags".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES = 19;

    static OpusHead parse(byte[] packet) throws UnplayableException {
        ByteBuffer in = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
        if (packet.length != BYTES || !starts(packet, MAGIC)) {
            throw new UnplayableException("this is no Opus");
        }
        in.position(MAGIC.length);
        int version = in.get();
        int channels = in.get();
        int preSkip = in.getShort() & 0xffff;
        in.getInt(); // At how many samples a second it was recorded: it is heard at 48,000 whatever this says.
        int gain = in.getShort();
        // "Implementations SHOULD treat streams where the upper four bits of the version number match as compatible."
        if (version >> 4 != 0 || channels < 1 || channels > 2 || in.get() != 0) {
            throw new UnplayableException("Opus of a kind that is not played here");
        }
        return new OpusHead(channels, preSkip, gain);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) channels)
                .putShort((short) preSkip)
                .putInt(VoiceFile.RATE)
                .putShort((short) gain)
                .put((byte) 0)
                .array();
    }

    /** What a file says about itself: nothing but that there is nothing to say. */
    static byte[] tags() {
        return ByteBuffer.allocate(TAGS.length + 8).put(TAGS).array();
    }

    /** Checks that these are the tags. What they say is nobody's business here. */
    static void checkTags(byte[] packet) throws UnplayableException {
        if (packet.length < TAGS.length + 8 || !starts(packet, TAGS)) {
            throw new UnplayableException("Opus without its tags");
        }
    }

    private static boolean starts(byte[] packet, byte[] with) {
        return packet.length >= with.length && Arrays.equals(packet, 0, with.length, with, 0, with.length);
    }
}
