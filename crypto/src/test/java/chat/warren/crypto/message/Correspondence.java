package chat.warren.crypto.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Two programs as they should be written around the ratchet, and a network between them. Each starts from what is on
 * its disk at every step, as after a crash, and may crash right before or right after its one write.
 */
final class Correspondence {
    private static final int CRASH_ONE_IN = 6;
    private static final int LOST_ONE_IN = 4;
    private static final int DOUBLED_ONE_IN = 8;
    private static final int ROUNDS_TO_SETTLE = 50;

    /** All that survives. It is replaced as a whole, as by a transaction. */
    record Disk(String state, Map<MessageId, Envelope> outbox, Map<MessageId, String> inbox) {}

    private sealed interface Packet {}

    private record Letter(Program to, Envelope envelope) implements Packet {}

    private record Receipt(Program to, MessageId id) implements Packet {}

    static final class Program {
        final Map<MessageId, String> written = new HashMap<>();
        private final String name;
        Disk disk;

        Program(String name, Ratchet start) {
            this.name = name;
            this.disk = new Disk(hex(start), Map.of(), Map.of());
        }
    }

    final Program ada;
    final Program bo;
    final Set<Source> mixed = EnumSet.noneOf(Source.class);
    int crashes;

    private final SplittableRandom random;
    private final List<Packet> network = new ArrayList<>();
    /** By chain and number: the one envelope that ever left its program with it. */
    private final Map<String, MessageId> left = new TreeMap<>();

    private final boolean meetOften;
    private Instant now = Ends.START;

    Correspondence(long seed) {
        random = new SplittableRandom(seed);
        meetOften = seed % 2 == 0;
        ada = new Program("ada", Ratchet.start(Role.INITIATOR, Ends.SECRET, Ends.DEVICES, now));
        bo = new Program("bo", Ratchet.start(Role.RESPONDER, Ends.SECRET, Ends.DEVICES, now));
    }

    void step() throws MalformedException {
        Program program = random.nextBoolean() ? ada : bo;
        switch (random.nextInt(40)) {
            case 0 -> now = now.plus(Duration.ofHours(random.nextInt(14)));
            case 1 -> linkIfTheyMeet();
            case 2, 3, 4, 5, 6, 7, 8, 9 -> write(program);
            case 10, 11, 12 -> sendAgain(program);
            default -> deliverAny();
        }
    }

    /** The network heals and nobody crashes any more: everything has to arrive. */
    void settle() throws MalformedException {
        for (int i = 0; i < ROUNDS_TO_SETTLE; i++) {
            for (Program program : List.of(ada, bo)) {
                program.disk.outbox().values().forEach(envelope -> network.add(new Letter(other(program), envelope)));
            }
            while (!network.isEmpty()) {
                deliver(network.remove(random.nextInt(network.size())), false);
            }
        }
        assertTrue(ada.disk.outbox().isEmpty() && bo.disk.outbox().isEmpty(), "a message was never receipted");
    }

    private void write(Program program) throws MalformedException {
        Ratchet state = state(program);
        String text = program.name + " " + program.written.size();
        Padding padding = random.nextInt(10) == 0 ? Padding.STORED : Padding.ONLINE;
        Ratchet.Sealed sealed = state.seal(random, now, text.getBytes(StandardCharsets.UTF_8), padding);
        if (crashes()) {
            return; // Nothing was written, and nothing had left.
        }
        Map<MessageId, Envelope> outbox = new HashMap<>(program.disk.outbox());
        outbox.put(sealed.envelope().id(), sealed.envelope());
        program.disk = new Disk(hex(sealed.next()), outbox, program.disk.inbox());
        program.written.put(sealed.envelope().id(), text);
        note(sealed);
        if (!crashes()) {
            send(new Letter(other(program), sealed.envelope()));
        }
    }

    private void note(Ratchet.Sealed sealed) {
        SendingChain chain = sealed.next().chains().sending().orElseThrow();
        String key = HexFormat.of().formatHex(chain.start().ratchetKey().bytes()) + "/"
                + chain.chain().number();
        assertNull(left.put(key, sealed.envelope().id()), "a key sealed two texts");
        for (Source source : Source.values()) {
            if (chain.start().mixed().has(source)) {
                mixed.add(source);
            }
        }
    }

    private void sendAgain(Program program) {
        for (Envelope envelope : program.disk.outbox().values()) {
            if (random.nextInt(4) == 0) {
                send(new Letter(other(program), envelope));
            }
        }
    }

    /** Some pairs meet all the time, others hardly ever, and then ML-KEM has to heal them. */
    private void linkIfTheyMeet() throws MalformedException {
        if (meetOften || random.nextInt(30) == 0) {
            link();
        }
    }

    private void link() throws MalformedException {
        byte[] secret = Bytes.random(random, Ratchet.SECRET_BYTES);
        for (Program program : List.of(ada, bo)) {
            if (!crashes()) {
                Ratchet linked = state(program).linked(secret, now);
                program.disk = new Disk(hex(linked), program.disk.outbox(), program.disk.inbox());
            }
        }
    }

    private void deliverAny() throws MalformedException {
        if (!network.isEmpty()) {
            deliver(network.remove(random.nextInt(network.size())), true);
        }
    }

    private void deliver(Packet packet, boolean mayCrash) throws MalformedException {
        switch (packet) {
            case Letter(Program to, Envelope envelope) -> read(to, envelope, mayCrash);
            case Receipt(Program to, MessageId id) -> {
                assertTrue(other(to).disk.inbox().containsKey(id), "a receipt for what is not stored");
                Map<MessageId, Envelope> outbox = new HashMap<>(to.disk.outbox());
                outbox.remove(id);
                to.disk = new Disk(to.disk.state(), outbox, to.disk.inbox());
            }
        }
    }

    private void read(Program to, Envelope envelope, boolean mayCrash) throws MalformedException {
        Ratchet state = state(to);
        if (to.disk.inbox().containsKey(envelope.id())) {
            refusesToOpenTwice(state, envelope);
            send(new Receipt(other(to), envelope.id()));
            return;
        }
        Opened opened = state.open(envelope, now);
        if (mayCrash && crashes()) {
            return;
        }
        Map<MessageId, String> inbox = new HashMap<>(to.disk.inbox());
        inbox.put(opened.id(), Ends.text(opened));
        to.disk = new Disk(hex(opened.next()), to.disk.outbox(), inbox);
        if (!(mayCrash && crashes())) {
            send(new Receipt(other(to), opened.id()));
        }
    }

    private void refusesToOpenTwice(Ratchet state, Envelope envelope) {
        boolean refused = false;
        try {
            state.open(envelope, now);
        } catch (MalformedException e) {
            refused = true;
        }
        assertTrue(refused, "opened twice");
    }

    private void send(Packet packet) {
        int copies = random.nextInt(LOST_ONE_IN) == 0 ? 0 : random.nextInt(DOUBLED_ONE_IN) == 0 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            network.add(packet);
        }
    }

    private boolean crashes() {
        boolean now = random.nextInt(CRASH_ONE_IN) == 0;
        crashes += now ? 1 : 0;
        return now;
    }

    private Program other(Program program) {
        return program == ada ? bo : ada;
    }

    /** From the disk, always: memory does not survive. */
    private static Ratchet state(Program program) throws MalformedException {
        byte[] stored = HexFormat.of().parseHex(program.disk.state());
        Ratchet state = Ratchet.parse(stored);
        assertEquals(program.disk.state(), hex(state));
        return state;
    }

    private static String hex(Ratchet state) {
        return HexFormat.of().formatHex(state.encode());
    }
}
