package chat.warren.dht.bencode;

/** A value of the four kinds that bencode knows. */
public sealed interface Bencode permits ByteString, Whole, Sequence, Dictionary {}
