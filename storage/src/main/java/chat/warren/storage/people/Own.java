package chat.warren.storage.people;

import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;
import java.util.Optional;

/**
 * This device's key, the signed list of our devices, and what friends should call us. Whoever loads it closes it.
 *
 * @param root the identity's own key. A device that was paired does not hold it, so that whoever steals the device can
 *     vouch for no other one
 */
public record Own(Optional<IdentityKey> root, DeviceKey device, DeviceList devices, String name)
        implements AutoCloseable {
    public Own(IdentityKey identity, DeviceKey device, DeviceList devices, String name) {
        this(Optional.of(identity), device, devices, name);
    }

    /** Who we are: the list of our devices is signed by it. */
    public PublicIdentity whose() {
        return devices.identity();
    }

    /** The identity's key, for those who know that it is here. */
    public IdentityKey identity() {
        return root.orElseThrow(() -> new IllegalStateException("this device does not hold the identity's key"));
    }

    public Own with(DeviceList list) {
        return new Own(root, device, list, name);
    }

    @Override
    public void close() {
        root.ifPresent(IdentityKey::close);
        device.close();
    }

    /** Without the identity's key its place is empty, and its public half stands at the end. */
    static final RowFormat<Own> FORMAT = new RowFormat<>() {
        @Override
        public void write(Own own, RowWriter out) {
            out.secret(own.root.map(IdentityKey::seed).orElseGet(() -> new byte[0]))
                    .secret(own.device.toStored())
                    .octets(Octets.of(own.devices.encoded()))
                    .text(own.name);
            if (own.root.isEmpty()) {
                out.octets(Octets.of(own.whose().key()));
            }
        }

        @Override
        public Own read(RowReader in) throws MalformedException {
            byte[] seed = in.secret();
            Optional<IdentityKey> root = seed.length == 0 ? Optional.empty() : Optional.of(IdentityKey.ofSeed(seed));
            DeviceKey device = DeviceKey.ofStored(in.secret());
            byte[] list = in.octets().toArray();
            String name = in.text();
            PublicIdentity whose = root.isPresent()
                    ? root.get().identity()
                    : PublicIdentity.of(in.octets().toArray());
            return new Own(root, device, DeviceList.parse(list, whose), name);
        }
    };
}
