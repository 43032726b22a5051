package chat.warren.dht.bencode;

/** A whole number. The format has no upper limit; nothing in the DHT needs more than 64 bits. */
public record Whole(long value) implements Bencode {}
