package chat.warren.simulator.net;

import chat.warren.simulator.chance.Seed;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.line.Passage;
import chat.warren.simulator.world.Place;
import org.jspecify.annotations.Nullable;

/** What has an address and a line on a realm: a host, or a gateway with a whole LAN behind it. */
public abstract sealed class Station permits Host, Gateway {
    final Network network;
    final int serial;
    private final String name;
    private final Flight.Leg landing = this::arrive;
    private final Flight.Leg coming = this::land;
    private Place place;
    private @Nullable Passage up;
    private @Nullable Passage down;
    private int lines;
    private int moves;

    Station(Network network, String name, Place place) {
        this.network = network;
        this.name = name;
        this.place = place;
        this.serial = network.enrol(name);
    }

    public final String name() {
        return name;
    }

    public final Place place() {
        return place;
    }

    /** Somewhere else from now on; what is in the air arrives as if nothing had changed. */
    public final void place(Place elsewhere) {
        place = elsewhere;
    }

    /** Replaces the access line's two directions from now on. */
    public final void line(Line upward, Line downward) {
        lines++;
        up = passage("up", upward);
        down = passage("down", downward);
    }

    /** Sends a datagram up the access line and on. */
    final void launch(Flight flight, Realm realm) {
        if (up == null) {
            if (flight.wireBytes() > Line.PERFECT.mtu()) {
                network.drop(flight, Drop.TOO_BIG);
            } else {
                realm.carry(flight, this, network.nanos());
            }
            return;
        }
        long departure = up.pass(network.nanos(), flight.wireBytes());
        if (departure < 0) {
            network.drop(flight, reason(departure));
            return;
        }
        Flight copy = up.repeats() ? flight.copy() : null;
        realm.carry(flight, this, departure);
        if (copy != null) {
            realm.carry(copy, this, departure);
        }
    }

    /** A datagram has reached the far end of the access line and comes down. */
    final void land(Flight flight) {
        if (down == null) {
            arrive(flight);
            return;
        }
        long departure = down.pass(network.nanos(), flight.wireBytes());
        if (departure < 0) {
            network.drop(flight, reason(departure));
            return;
        }
        Flight copy = down.repeats() ? flight.copy() : null;
        flight.goOnAt(departure, landing);
        if (copy != null) {
            copy.goOnAt(departure, landing);
        }
    }

    final Seed seed() {
        return network.seed().of(name);
    }

    /** What addresses are drawn from: another after each move. */
    final Seed addressSeed() {
        return seed().of("address").of(moves);
    }

    final void moved() {
        moves++;
    }

    /** The next leg of a flight to here. */
    final Flight.Leg coming() {
        return coming;
    }

    /** The station on the Internet behind which this one is; itself, if it is there. */
    abstract Station outermost();

    /** A datagram has come to the end of this station's line. */
    abstract void arrive(Flight flight);

    private @Nullable Passage passage(String direction, Line line) {
        // A perfect line needs no state, and most hosts of a big simulation have one.
        return line.equals(Line.PERFECT)
                ? null
                : new Passage(line, seed().of(direction).of(lines).random());
    }

    private static Drop reason(long code) {
        if (code == Passage.LOST) {
            return Drop.LOST;
        }
        return code == Passage.QUEUE_FULL ? Drop.QUEUE_FULL : Drop.TOO_BIG;
    }

    @Override
    public final String toString() {
        return name;
    }
}
