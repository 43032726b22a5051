package chat.warren.ui.voice;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Takes an Ogg stream apart into its packets. Stricter than RFC 3533 asks: one stream, whole, its pages in order and
 * each with a right checksum; what another stream or damage brings is refused and not searched through.
 */
final class OggReader {
    /** No packet of Opus is longer (RFC 7845, 3), and tags that are hold pictures, which nobody hears. */
    static final int MOST_PACKET_BYTES = 65_536;

    /** What becomes of a packet. */
    interface Taker {
        void take(byte[] packet) throws UnplayableException;
    }

    private final byte[] bytes;
    private final ByteBuffer in;
    private final Taker taker;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private boolean unfinished;
    private boolean over;
    private int pages;
    private int serial;
    private long granule;

    private OggReader(byte[] bytes, Taker taker) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.taker = taker;
    }

    /** Hands over all packets, and gives the place at which the last one ends. */
    static long read(byte[] bytes, Taker taker) throws UnplayableException {
        OggReader reader = new OggReader(bytes, taker);
        while (reader.in.hasRemaining()) {
            reader.page();
        }
        if (!reader.over || reader.unfinished) {
            throw new UnplayableException("the file ends before its stream does");
        }
        return reader.granule;
    }

    private void page() throws UnplayableException {
        int from = in.position();
        if (over || in.remaining() < OggWriter.HEAD_BYTES) {
            throw new UnplayableException(over ? "there is more behind the last page" : "half a page");
        }
        byte[] magic = new byte[OggWriter.MAGIC.length];
        in.get(magic);
        if (!Arrays.equals(magic, OggWriter.MAGIC) || in.get() != 0) {
            throw new UnplayableException("this is no Ogg page");
        }
        int flags = in.get();
        long place = in.getLong();
        int stream = in.getInt();
        int number = in.getInt();
        int sum = in.getInt();
        byte[] lacing = new byte[in.get() & 0xff];
        begin(flags, stream, number);
        if (in.remaining() < lacing.length) {
            throw new UnplayableException("half a page");
        }
        in.get(lacing);
        int body = 0;
        for (byte each : lacing) {
            body += each & 0xff;
        }
        int to = in.position() + body;
        if (to > bytes.length || OggSum.of(bytes, from, to) != sum) {
            throw new UnplayableException("a page is not as it was written");
        }
        packets(lacing);
        over = (flags & OggWriter.LAST) != 0;
        granule = place;
    }

    private void begin(int flags, int stream, int number) throws UnplayableException {
        if (pages == 0) {
            serial = stream;
        }
        boolean first = (flags & OggWriter.FIRST) != 0;
        boolean continued = (flags & OggWriter.CONTINUED) != 0;
        if (flags >> 3 != 0
                || first != (pages == 0)
                || stream != serial
                || number != pages
                || continued != unfinished) {
            throw new UnplayableException("pages of one stream stand here in their order, and this one does not");
        }
        pages++;
    }

    private void packets(byte[] lacing) throws UnplayableException {
        for (byte each : lacing) {
            int segment = each & 0xff;
            if (open.size() + segment > MOST_PACKET_BYTES) {
                throw new UnplayableException("a packet is longer than " + MOST_PACKET_BYTES + " bytes");
            }
            open.write(bytes, in.position(), segment);
            in.position(in.position() + segment);
            unfinished = segment == OggWriter.WHOLE_SEGMENT;
            if (!unfinished) {
                taker.take(open.toByteArray());
                open.reset();
            }
        }
    }
}
