package chat.warren.ui.voice;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts packets on pages, as RFC 3533 lays them out. */
final class OggWriter {
    static final byte[] MAGIC = "OggS".getBytes(StandardCharsets.US_ASCII);
    static final int HEAD_BYTES = 27;
    static final int SUM_AT = 22;
    /** A segment of fewer bytes ends its packet. */
    static final int WHOLE_SEGMENT = 255;

    static final int CONTINUED = 1;
    static final int FIRST = 2;
    static final int LAST = 4;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int serial;
    private int number;

    OggWriter(int serial) {
        this.serial = serial;
    }

    /**
     * Writes a page of whole packets, which have room on one.
     *
     * @param granule the place of the last one's end
     */
    void page(int flags, long granule, List<byte[]> packets) {
        ByteArrayOutputStream lacing = new ByteArrayOutputStream();
        int bytes = 0;
        for (byte[] packet : packets) {
            bytes += packet.length;
            for (int left = packet.length; left >= WHOLE_SEGMENT; left -= WHOLE_SEGMENT) {
                lacing.write(WHOLE_SEGMENT);
            }
            lacing.write(packet.length % WHOLE_SEGMENT);
        }
        if (lacing.size() > 255) {
            throw new IllegalStateException("a page has 255 segments at most, and not " + lacing.size());
        }
        ByteBuffer page =
                ByteBuffer.allocate(HEAD_BYTES + lacing.size() + bytes).order(ByteOrder.LITTLE_ENDIAN);
        page.put(MAGIC).put((byte) 0).put((byte) flags).putLong(granule).putInt(serial);
        page.putInt(number++).putInt(0).put((byte) lacing.size()).put(lacing.toByteArray());
        packets.forEach(page::put);
        page.putInt(SUM_AT, OggSum.of(page.array(), 0, page.capacity()));
        out.writeBytes(page.array());
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
