package chat.warren.simulator.net;

import chat.warren.simulator.nat.Lifetime;
import chat.warren.simulator.nat.Scope;

/** How a gateway guards the hosts behind it that have addresses of their own: IPv6, and IPv4 without a NAT. */
public sealed interface Door {
    record Open() implements Door {}

    /** In comes only what answers; home routers do so for IPv6 by default (RFC 6092). */
    record Stateful(Scope filtering, Lifetime lifetime) implements Door {}

    /** Nothing passes: a gateway without the family. */
    record Closed() implements Door {}

    Door HOME_ROUTER = new Stateful(Scope.ADDRESS_AND_PORT_DEPENDENT, Lifetime.TWO_MINUTES);
}
