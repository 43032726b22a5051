package chat.warren.ui.voice;

/** The checksum of an Ogg page, as RFC 3533 (6) has it: the CRC of Ethernet, but from the highest bit on. */
final class OggSum {
    private static final int POLYNOMIAL = 0x04c11db7;
    private static final int[] TABLE = table();

    private OggSum() {}

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int sum = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                sum = (sum << 1) ^ (sum < 0 ? POLYNOMIAL : 0);
            }
            table[i] = sum;
        }
        return table;
    }

    /** Of a page whose own field for it counts as zero. */
    static int of(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            boolean own = i >= from + OggWriter.SUM_AT && i < from + OggWriter.SUM_AT + 4;
            int next = own ? 0 : bytes[i] & 0xff;
            sum = (sum << 8) ^ TABLE[(sum >>> 24) ^ next];
        }
        return sum;
    }
}
