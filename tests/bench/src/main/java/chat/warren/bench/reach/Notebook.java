package chat.warren.bench.reach;

import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.running.Remembered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a friend's program keeps from one run to the next, in a file: its port, and then where the other one was. */
final class Notebook implements Remembered {
    private final Path file;
    private final List<String> lines;

    Notebook(Path file) throws IOException {
        this.file = file;
        this.lines = Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>(List.of("0"));
    }

    int port() {
        return Integer.parseInt(lines.getFirst());
    }

    void isAt(int port) {
        lines.set(0, Integer.toString(port));
        write();
    }

    private void write() {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<InetSocketAddress> of(PairId friend) {
        return lines.stream().skip(1).map(Notebook::address).toList();
    }

    private static InetSocketAddress address(String line) {
        int space = line.indexOf(' ');
        return new InetSocketAddress(
                InetAddress.ofLiteral(line.substring(0, space)), Integer.parseInt(line.substring(space + 1)));
    }

    @Override
    public void found(PairId friend, List<InetSocketAddress> addresses) {
        forget(friend);
        addresses.forEach(address -> lines.add(address.getAddress().getHostAddress() + " " + address.getPort()));
        write();
    }

    @Override
    public void forget(PairId friend) {
        lines.subList(1, lines.size()).clear();
    }
}
