package chat.warren.node.pairing;

import chat.warren.storage.row.Octets;
import chat.warren.storage.settings.Setting;
import java.util.List;

/** What a new device and the one that takes it in say to each other. */
sealed interface PairingFrame {
    /** The new device says what it is called. */
    record Hello(String name) implements PairingFrame {}

    /**
     * The new one is on the list.
     *
     * @param owner what friends call us
     * @param devices the list, signed
     * @param settings how we like things
     */
    record Welcome(String owner, Octets devices, List<Setting> settings) implements PairingFrame {
        public Welcome {
            settings = List.copyOf(settings);
        }
    }

    /**
     * A person has compared on the new device.
     *
     * @param signature its consent to be the identity's at the other end
     */
    record Agreed(Octets signature) implements PairingFrame {}

    /** It is kept. */
    record Stored() implements PairingFrame {}

    /** A person said no. */
    record Refused() implements PairingFrame {}
}
