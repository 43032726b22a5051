package chat.warren.dht.engine;

import chat.warren.dht.wire.Framing;
import java.util.Map;

/** A network to take part in: its name, how its datagrams are told apart, and its own queries by name. */
public record NetworkSpec(NetworkId id, Framing framing, Map<String, ExtensionAnswers> extensions) {
    public NetworkSpec {
        extensions = Map.copyOf(extensions);
    }

    public static NetworkSpec mainline() {
        return new NetworkSpec(NetworkId.MAINLINE, Framing.mainline(), Map.of());
    }

    public static NetworkSpec overlay(Map<String, ExtensionAnswers> extensions) {
        return new NetworkSpec(NetworkId.OVERLAY, Framing.overlay("warren/1"), extensions);
    }

    /** A network that only those who have the secret can see or join. */
    public static NetworkSpec group(NetworkId id, byte[] secret, Map<String, ExtensionAnswers> extensions) {
        return new NetworkSpec(id, Framing.group(id.name(), secret), extensions);
    }
}
