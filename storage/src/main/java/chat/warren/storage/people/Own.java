package chat.warren.storage.people;

import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;

/**
 * Our own identity, this device's key, the signed list of our devices, and what friends should call us. Whoever loads
 * it closes the two keys.
 */
public record Own(IdentityKey identity, DeviceKey device, DeviceList devices, String name) {
    static final RowFormat<Own> FORMAT = new RowFormat<>() {
        @Override
        public void write(Own own, RowWriter out) {
            out.secret(own.identity.seed())
                    .secret(own.device.toStored())
                    .octets(Octets.of(own.devices.encoded()))
                    .text(own.name);
        }

        @Override
        public Own read(RowReader in) throws MalformedException {
            IdentityKey identity = IdentityKey.ofSeed(in.secret());
            DeviceKey device = DeviceKey.ofStored(in.secret());
            return new Own(identity, device, DeviceList.parse(in.octets().toArray(), identity.identity()), in.text());
        }
    };
}
