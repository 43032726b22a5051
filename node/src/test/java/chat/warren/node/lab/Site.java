package chat.warren.node.lab;

import chat.warren.simulator.line.Line;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.nat.Scope;
import chat.warren.simulator.net.Door;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Lan;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.Place;

/** A place with a computer in it, behind what people have there. */
public enum Site {
    PUBLIC("public"),
    FIREWALL("firewall"),
    FULL_CONE("full cone"),
    RESTRICTED("restricted"),
    PORT_RESTRICTED("port-restricted"),
    LINUX("linux"),
    CARRIER("carrier"),
    DOUBLE("double NAT"),
    SEQUENTIAL("sequential"),
    PORT_BLOCK("port block"),
    RANDOM("random"),
    LINUX_RANDOM("linux random"),
    BLOCKED("UDP blocked");

    private final String title;

    Site(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The line is the one to the provider; at home nothing is lost. */
    public Host build(Network network, String name, Place place, Line line) {
        return switch (this) {
            case PUBLIC -> {
                Host host = network.host(name, place);
                host.line(line, line);
                yield host;
            }
            case FIREWALL ->
                on(line, network.firewall(name + "'s firewall", Door.HOME_ROUTER, place))
                        .host(name);
            case DOUBLE ->
                on(line, network.carrier(name + "'s carrier", strictCarrier(), place))
                        .gateway(name + "'s router", NatKind.LINUX)
                        .lan()
                        .host(name);
            case BLOCKED -> {
                Gateway gateway = network.gateway(name + "'s router", NatKind.LINUX, place);
                gateway.passUdp(false);
                yield gateway.lan().host(name);
            }
            case FULL_CONE, RESTRICTED, PORT_RESTRICTED, LINUX, CARRIER, SEQUENTIAL, PORT_BLOCK, RANDOM, LINUX_RANDOM ->
                on(line, network.gateway(name + "'s router", kind(), place)).host(name);
        };
    }

    private NatKind kind() {
        return switch (this) {
            case FULL_CONE -> NatKind.OPEN;
            case RESTRICTED -> NatKind.ADDRESS_RESTRICTED;
            case PORT_RESTRICTED -> NatKind.PORT_RESTRICTED;
            case LINUX, BLOCKED -> NatKind.LINUX;
            case CARRIER -> NatKind.CARRIER;
            case DOUBLE -> strictCarrier();
            case SEQUENTIAL -> NatKind.SEQUENTIAL;
            case PORT_BLOCK -> NatKind.PORT_BLOCK;
            case RANDOM -> NatKind.RANDOM;
            case LINUX_RANDOM -> NatKind.LINUX_RANDOM;
            case PUBLIC, FIREWALL -> throw new IllegalStateException(this + " translates nothing");
        };
    }

    private static Lan on(Line line, Gateway gateway) {
        gateway.line(line, line);
        return gateway.lan();
    }

    /** Maps as RFC 6888 wants it, but lets in only what answers. */
    private static NatKind strictCarrier() {
        return new NatKind(
                Scope.ENDPOINT_INDEPENDENT,
                Scope.ADDRESS_AND_PORT_DEPENDENT,
                NatKind.CARRIER.ports(),
                true,
                NatKind.CARRIER.lifetime());
    }
}
