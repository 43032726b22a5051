package chat.warren.node.tunnel.loop;

import chat.warren.node.tunnel.Attempt.Proxy;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy, as companies have them: HTTP's CONNECT or SOCKS 5, in blocking code of its own. */
final class Concierge implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 10, Town.HERE);
    private final Proxy.Kind kind;
    private final AtomicInteger served = new AtomicInteger();
    private final Semaphore open = new Semaphore(1);

    Concierge(Proxy.Kind kind) throws IOException {
        this.kind = kind;
        Thread.startVirtualThread(this::serve);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    int served() {
        return served.get();
    }

    private void serve() {
        try {
            while (true) {
                Socket guest = door.accept();
                Thread.startVirtualThread(() -> receive(guest));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void receive(Socket guest) {
        try (guest;
                Socket beyond = kind == Proxy.Kind.SOCKS5 ? socks(guest) : connect(guest)) {
            served.incrementAndGet();
            Thread back = Thread.startVirtualThread(() -> copy(beyond, guest));
            copy(guest, beyond);
            back.join();
        } catch (IOException e) {
            // One of them has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Socket connect(Socket guest) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = guest.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String authority = head.toString().split(" ", 3)[1];
        int colon = authority.lastIndexOf(':');
        Socket beyond = new Socket(
                InetAddress.ofLiteral(authority.substring(0, colon)), Integer.parseInt(authority.substring(colon + 1)));
        guest.getOutputStream()
                .write("HTTP/1.1 200 Go on\r\nVia: 1.1 here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return beyond;
    }

    private static Socket socks(Socket guest) throws IOException {
        DataInputStream in = new DataInputStream(guest.getInputStream());
        OutputStream out = guest.getOutputStream();
        in.readByte();
        in.readNBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 0});
        in.readNBytes(3);
        byte[] address = in.readNBytes(in.readUnsignedByte() == 1 ? 4 : 16);
        Socket beyond = new Socket(InetAddress.getByAddress(address), in.readUnsignedShort());
        out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        return beyond;
    }

    /** From now on nothing passes, as on a line that has just died. */
    void stall() throws InterruptedException {
        open.acquire();
    }

    void goOn() {
        open.release();
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                open.acquire();
                open.release();
                to.getOutputStream().write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // It ended while something was under way.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
