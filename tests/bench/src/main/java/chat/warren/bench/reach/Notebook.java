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

/** What a friend's program keeps from one run to the next, in a file: its port, and then who was where. */
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

    private static String name(PairId friend) {
        return friend.number() + " ";
    }

    @Override
    public List<InetSocketAddress> of(PairId friend) {
        return lines.stream()
                .skip(1)
                .filter(line -> line.startsWith(name(friend)))
                .map(Notebook::address)
                .toList();
    }

    private static InetSocketAddress address(String line) {
        String[] words = line.split(" ", -1);
        return new InetSocketAddress(InetAddress.ofLiteral(words[1]), Integer.parseInt(words[2]));
    }

    @Override
    public void found(PairId friend, List<InetSocketAddress> addresses) {
        forget(friend);
        addresses.forEach(
                address -> lines.add(name(friend) + address.getAddress().getHostAddress() + " " + address.getPort()));
        write();
    }

    @Override
    public void forget(PairId friend) {
        lines.subList(1, lines.size()).removeIf(line -> line.startsWith(name(friend)));
    }
}
