package chat.warren.dht.overlay.use;

/** How our records get to where they are kept: what the diagnosis shows. */
public enum Way {
    /** Through guards: who stores them sees a guard's address and not ours. */
    THROUGH_GUARDS,
    /** Straight: the overlay has too few nodes for guards, and we would rather be reached than hidden. */
    STRAIGHT,
    /** Not at all: the overlay has too few nodes for guards, and we would rather wait than show our address. */
    WAITING
}
