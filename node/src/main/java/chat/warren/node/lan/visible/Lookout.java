package chat.warren.node.lan.visible;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.probe.Whereabouts;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is visible on our network just now. It only listens: nobody learns that somebody looks around. */
public final class Lookout {
    /** Five announcements, four of which may get lost in the Wi-Fi. */
    private static final Duration SEEN = Duration.ofSeconds(10);
    /** More than a list on a screen holds; whoever invents neighbours fills it for everybody, and no more. */
    private static final int MOST = 64;
    /** Of one address: two people do not share one, two accounts of one machine may. */
    private static final int MOST_FROM_ONE = 2;

    private final Map<Person, Instant> people = new LinkedHashMap<>();

    /** Somebody visible, and where to answer. */
    public record Person(Announcement announcement, InetSocketAddress address) {
        public Nickname name() {
            return announcement.name();
        }
    }

    /** Something came to the group of beacons that has an announcement's length. */
    public void receive(InetSocketAddress from, byte[] datagram, Instant now) throws MalformedException {
        Announcement announcement = Announcement.parse(datagram);
        InetSocketAddress there = new InetSocketAddress(from.getAddress(), announcement.port());
        Person person = new Person(announcement, there);
        forget(now);
        long same = people.keySet().stream()
                .filter(each ->
                        !each.equals(person) && each.address().getAddress().equals(from.getAddress()))
                .count();
        boolean known = people.containsKey(person);
        boolean room = people.size() < MOST && same < MOST_FROM_ONE;
        if (Whereabouts.isLan(from.getAddress()) && (known || room)) {
            people.put(person, now);
        }
    }

    /** Those who were heard of lately, the longest there first. */
    public List<Person> people(Instant now) {
        forget(now);
        return List.copyOf(people.keySet());
    }

    private void forget(Instant now) {
        people.values().removeIf(seen -> !seen.plus(SEEN).isAfter(now));
    }
}
