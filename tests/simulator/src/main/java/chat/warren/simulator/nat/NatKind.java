package chat.warren.simulator.nat;

/** What a NAT does, in all respects that a program behind it can notice. */
public record NatKind(Scope mapping, Scope filtering, Ports ports, boolean hairpin, Lifetime lifetime) {
    /** "Full cone". */
    public static final NatKind OPEN =
            of(Scope.ENDPOINT_INDEPENDENT, Scope.ENDPOINT_INDEPENDENT, new Ports.Preserving());

    /** "Restricted cone". */
    public static final NatKind ADDRESS_RESTRICTED =
            of(Scope.ENDPOINT_INDEPENDENT, Scope.ADDRESS_DEPENDENT, new Ports.Preserving());

    /** "Port-restricted cone": what most homes have. */
    public static final NatKind PORT_RESTRICTED =
            of(Scope.ENDPOINT_INDEPENDENT, Scope.ADDRESS_AND_PORT_DEPENDENT, new Ports.Preserving());

    /** "Symmetric" with nothing to predict. */
    public static final NatKind RANDOM =
            of(Scope.ADDRESS_AND_PORT_DEPENDENT, Scope.ADDRESS_AND_PORT_DEPENDENT, new Ports.Random());

    public static final NatKind SEQUENTIAL =
            of(Scope.ADDRESS_AND_PORT_DEPENDENT, Scope.ADDRESS_AND_PORT_DEPENDENT, new Ports.Sequential(1));

    /** A carrier's, as RFC 6888 wants them. Blocks of 512 to 2,048 are usual. */
    public static final NatKind CARRIER = of(
                    Scope.ENDPOINT_INDEPENDENT, Scope.ENDPOINT_INDEPENDENT, new Ports.Block(1024))
            .hairpinning();

    /** A carrier's of the strict kind. */
    public static final NatKind PORT_BLOCK =
            of(Scope.ADDRESS_AND_PORT_DEPENDENT, Scope.ADDRESS_AND_PORT_DEPENDENT, new Ports.Block(1024));

    /** A Linux router as it comes. */
    public static final NatKind LINUX = linux(new Ports.Masquerade(false, true));

    /** A Linux router with {@code --random-fully}. */
    public static final NatKind LINUX_RANDOM = linux(new Ports.Masquerade(true, true));

    public NatKind {
        if (ports instanceof Ports.Masquerade
                && (mapping != Scope.ADDRESS_AND_PORT_DEPENDENT || filtering != Scope.ADDRESS_AND_PORT_DEPENDENT)) {
            throw new IllegalArgumentException("ports can be shared only if a remote endpoint tells their users apart");
        }
    }

    public static NatKind of(Scope mapping, Scope filtering, Ports ports) {
        return new NatKind(mapping, filtering, ports, false, Lifetime.TWO_MINUTES);
    }

    public NatKind with(Ports otherPorts) {
        return new NatKind(mapping, filtering, otherPorts, hairpin, lifetime);
    }

    public NatKind hairpinning() {
        return new NatKind(mapping, filtering, ports, true, lifetime);
    }

    public NatKind lasting(Lifetime otherLifetime) {
        return new NatKind(mapping, filtering, ports, hairpin, otherLifetime);
    }

    private static NatKind linux(Ports.Masquerade masquerade) {
        return new NatKind(
                Scope.ADDRESS_AND_PORT_DEPENDENT, Scope.ADDRESS_AND_PORT_DEPENDENT, masquerade, false, Lifetime.LINUX);
    }
}
