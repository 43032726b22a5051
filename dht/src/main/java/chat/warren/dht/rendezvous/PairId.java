package chat.warren.dht.rendezvous;

/** A number that the caller gives a pair. It means nothing and never leaves the program. */
public record PairId(long number) {}
