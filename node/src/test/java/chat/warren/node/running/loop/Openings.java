package chat.warren.node.running.loop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** What scanners and other programs say first, to find out what is at a port. */
final class Openings {
    private Openings() {}

    /** Over UDP. None of them is a question of Mainline's. */
    static List<byte[]> datagrams() {
        List<byte[]> all = new ArrayList<>();
        all.add(new byte[0]);
        all.add(new byte[1]);
        all.add(new byte[1_400]);
        all.add(quicInitial(0x00000001));
        all.add(quicInitial(0x6b3343cf)); // Version 2.
        all.add(quicInitial(0x1a2a3a4a)); // Of no version there is, which every server answers by naming its own.
        all.add(dtlsHello());
        all.add(stunBinding());
        all.add(hex("01000000" + "11".repeat(144))); // WireGuard, initiation
        all.add(hex("38" + "0102030405060708" + "0000000000")); // OpenVPN, hard reset
        all.add(hex("0001020304050607" + "00".repeat(8) + "21202208" + "00000000" + "0000001c")); // IKEv2
        all.add(hex("00000417271019800000000012345678")); // BitTorrent's tracker
        all.add(hex("4100abcd" + "00000001" + "00000000" + "00100000" + "00010000")); // uTP
        all.add(hex("00" + "22".repeat(112))); // Tox, ping
        all.add(hex("80e0000100000000deadbeef" + "33".repeat(160))); // RTP
        all.add(hex("e3" + "00".repeat(47))); // NTP
        all.add(hex("1234010000010000000000000377777707" + "6578616d706c65" + "03636f6d0000010001")); // DNS
        all.add(hex("40017d70")); // CoAP, ping
        all.add(hex("302902010004067075626c6963a01c0204000000010201000201003" + "00e300c06082b060102010101000500"));
        all.add(hex("00000000000100007374617473" + "0d0a")); // memcached
        all.add(text(
                "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n"));
        all.add(text("OPTIONS sip:nm SIP/2.0\r\nVia: SIP/2.0/UDP nm;branch=foo\r\nMax-Forwards: 70\r\n\r\n"));
        all.add(text("GET / HTTP/1.0\r\n\r\n"));
        Random random = new Random(7);
        for (int bytes = 2; bytes <= 1_472; bytes += 30) { // The lengths of our own datagrams among them.
            byte[] noise = new byte[bytes];
            random.nextBytes(noise);
            noise[0] = noise[0] == 'd' ? 0 : noise[0];
            all.add(noise);
        }
        return all;
    }

    /** Over TCP. */
    static List<byte[]> streams() {
        byte[] noise = new byte[3_000];
        new Random(8).nextBytes(noise);
        return List.of(
                tlsHello(),
                text("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
                text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                text("SSH-2.0-OpenSSH_9.9\r\n"),
                text("\u0013BitTorrent protocol00000000"),
                noise);
    }

    /** Padded as a client must, with connection ids and a length that fit. */
    private static byte[] quicInitial(int version) {
        ByteBuffer packet = ByteBuffer.allocate(1_200);
        packet.put((byte) 0xc3).putInt(version);
        packet.put((byte) 8).put(hex("8394c8f03e515708")).put((byte) 0).put((byte) 0);
        packet.putShort((short) (0x4000 | (packet.remaining() - 2)));
        byte[] sealed = new byte[packet.remaining()];
        new Random(version).nextBytes(sealed);
        return packet.put(sealed).array();
    }

    private static byte[] dtlsHello() {
        byte[] body = hex("fefd" + "44".repeat(32) + "0000" + "0004c02bc02f" + "0100" + "0000");
        ByteBuffer record = ByteBuffer.allocate(13 + 12 + body.length);
        record.put((byte) 22).put(hex("fefd" + "0000000000000000")).putShort((short) (12 + body.length));
        record.put((byte) 1).put(length(body)).put(hex("0000" + "000000")).put(length(body));
        return record.put(body).array();
    }

    private static byte[] tlsHello() {
        byte[] body = hex("0303" + "55".repeat(32) + "00" + "0004c02bc02f" + "0100" + "0000");
        ByteBuffer record = ByteBuffer.allocate(5 + 4 + body.length);
        record.put(hex("160301")).putShort((short) (4 + body.length));
        return record.put((byte) 1).put(length(body)).put(body).array();
    }

    private static byte[] length(byte[] body) {
        return new byte[] {(byte) (body.length >> 16), (byte) (body.length >> 8), (byte) body.length};
    }

    private static byte[] stunBinding() {
        return hex("00010000" + "2112a442" + "66".repeat(12));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] text(String said) {
        return said.getBytes(StandardCharsets.ISO_8859_1);
    }
}
