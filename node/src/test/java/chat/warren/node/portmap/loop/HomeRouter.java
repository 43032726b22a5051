package chat.warren.node.portmap.loop;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A router on the loopback network, in blocking code of its own: NAT-PMP, or UPnP, or neither. */
public final class HomeRouter implements AutoCloseable {
    /** An address of this machine that nothing else uses. */
    public static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.5.1");

    private static final byte[] OUTSIDE = {80, 1, 2, 3};
    private static final InetSocketAddress GROUP = new InetSocketAddress("239.255.255.250", 1900);

    /** Protocol and outside port, and the inside port it leads to. */
    public final Map<String, Integer> ports = new ConcurrentSkipListMap<>();

    final CopyOnWriteArrayList<String> asked = new CopyOnWriteArrayList<>();
    private final DatagramSocket natPmp;
    private final MulticastSocket ssdp;
    private final DatagramSocket speaker;
    private final ServerSocket http;

    public HomeRouter(boolean speaksNatPmp, boolean speaksUpnp) throws IOException {
        natPmp = new DatagramSocket(new InetSocketAddress(ADDRESS, speaksNatPmp ? 5351 : 0));
        http = new ServerSocket(0, 10, ADDRESS);
        ssdp = new MulticastSocket(null);
        speaker = new DatagramSocket(new InetSocketAddress(ADDRESS, 0));
        ssdp.setReuseAddress(true);
        if (speaksUpnp) {
            ssdp.bind(GROUP);
            ssdp.joinGroup(GROUP, NetworkInterface.getByInetAddress(InetAddress.ofLiteral("127.0.0.1")));
            Thread.startVirtualThread(this::beFound);
        }
        Thread.startVirtualThread(this::servePorts);
        Thread.startVirtualThread(this::servePages);
    }

    private void servePorts() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[1100], 1100);
                natPmp.receive(packet);
                byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
                ByteBuffer answer = ByteBuffer.allocate(16);
                if (question[0] == 2) {
                    answer.put(new byte[] {0, (byte) 129}).putShort((short) 1).putInt(100);
                } else if (question[1] == 0) {
                    answer.put(new byte[] {0, (byte) 128})
                            .putShort((short) 0)
                            .putInt(100)
                            .put(OUTSIDE);
                } else {
                    ByteBuffer in = ByteBuffer.wrap(question).position(4);
                    int inside = Short.toUnsignedInt(in.getShort());
                    int outside = Short.toUnsignedInt(in.getShort());
                    int seconds = in.getInt();
                    give(question[1] == 1 ? "UDP" : "TCP", outside, inside, seconds != 0);
                    answer.put(new byte[] {0, (byte) (128 + question[1])})
                            .putShort((short) 0)
                            .putInt(100);
                    answer.putShort((short) inside).putShort((short) outside).putInt(seconds);
                }
                natPmp.send(new DatagramPacket(answer.array(), answer.position(), packet.getSocketAddress()));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void give(String protocol, int outside, int inside, boolean wanted) {
        if (wanted) {
            ports.put(protocol + " " + outside, inside);
        } else {
            ports.values().removeIf(one -> one == inside);
        }
    }

    private void beFound() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[1100], 1100);
                ssdp.receive(packet);
                byte[] answer = ("HTTP/1.1 200 OK\r\nLOCATION: http://" + ADDRESS.getHostAddress() + ":"
                                + http.getLocalPort() + "/root.xml\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                speaker.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void servePages() {
        try {
            while (true) {
                try (Socket guest = http.accept()) {
                    guest.getOutputStream().write(answer(question(guest)).getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private static String question(Socket guest) throws IOException {
        StringBuilder text = new StringBuilder();
        int missing = Integer.MAX_VALUE;
        while (missing > 0) {
            int next = guest.getInputStream().read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
            int end = text.indexOf("\r\n\r\n");
            if (end > 0) {
                int at = text.indexOf("Content-Length: ");
                int length = at < 0 ? 0 : Integer.parseInt(text.substring(at + 16, text.indexOf("\r\n", at)));
                missing = end + 4 + length - text.length();
            }
        }
        return text.toString();
    }

    private String answer(String question) {
        if (question.startsWith("GET /root.xml ")) {
            asked.add("description");
            return ok("<root><service><serviceType>urn:schemas-upnp-org:service:WANIPConnection:1</serviceType>"
                    + "<controlURL>/ctl</controlURL></service></root>");
        }
        String action = between(question, "#", "\"");
        asked.add(action);
        String port = between(question, "<NewProtocol>", "<") + " " + between(question, "<NewExternalPort>", "<");
        switch (action) {
            case "AddPortMapping" -> ports.put(port, Integer.parseInt(between(question, "<NewInternalPort>", "<")));
            case "DeletePortMapping" -> ports.remove(port);
            default -> {
                return ok("<NewExternalIPAddress>80.1.2.3</NewExternalIPAddress>");
            }
        }
        return ok("");
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String between(String text, String before, String after) {
        int at = text.indexOf(before) + before.length();
        return at < before.length() ? "" : text.substring(at, text.indexOf(after, at));
    }

    @Override
    public void close() throws IOException {
        natPmp.close();
        ssdp.close();
        speaker.close();
        http.close();
    }
}
