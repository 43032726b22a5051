package chat.warren.dht.overlay;

import chat.warren.dht.engine.ExtensionAnswers;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.overlay.meet.MeetingPlaces;
import java.util.Map;

/** What the members of a closed group share: it makes their network, and where they meet. It prints as nothing. */
public final class GroupSecret {
    /** As long as the keys that are made of it; what people type in belongs through a slow hash first. */
    public static final int MIN_BYTES = 32;

    private final byte[] secret;

    public GroupSecret(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException("a group's secret has at least " + MIN_BYTES + " bytes");
        }
        this.secret = secret.clone();
    }

    NetworkSpec network(NetworkId id, Map<String, ExtensionAnswers> extensions) {
        return NetworkSpec.group(id, secret, extensions);
    }

    MeetingPlaces places(NetworkId id) {
        return MeetingPlaces.group(id.name(), secret);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
