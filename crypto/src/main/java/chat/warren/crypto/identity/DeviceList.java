package chat.warren.crypto.identity;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which devices a person has, and which are theirs no more:
 *
 * <pre>
 * | version | sequence | n  | n certificates | m   | m revoked ids | signature |
 * | u8 = 1  | u32      | u8 | 201 each       | u16 | 16 each       | 64        |
 * </pre>
 *
 * Certificates stand in the order they were added, revoked ids in ascending order. The identity key signs
 * {@code "warren/devlist1" ‖ everything before the signature}. A revocation is for ever: a later list that forgets one
 * is refused.
 */
public final class DeviceList {
    /** More devices than anybody carries; a friend's list shall not fill our memory. */
    public static final int MAX_DEVICES = 16;
    /** A lost or replaced device a month for twenty years. */
    public static final int MAX_REVOKED = 256;

    public static final int MAX_BYTES = 1
            + Integer.BYTES
            + 1
            + MAX_DEVICES * DeviceCertificate.BYTES
            + 2
            + MAX_REVOKED * DeviceId.BYTES
            + Ed25519.SIGNATURE_BYTES;

    private static final int VERSION = 1;
    private static final byte[] LABEL = Bytes.label("warren/devlist1");

    private final PublicIdentity identity;
    private final long sequence;
    private final SequencedMap<DeviceId, DeviceCertificate> devices;
    private final List<DeviceId> revoked;
    private final byte[] encoded;

    private DeviceList(
            PublicIdentity identity,
            long sequence,
            SequencedMap<DeviceId, DeviceCertificate> devices,
            List<DeviceId> revoked,
            byte[] encoded) {
        this.identity = identity;
        this.sequence = sequence;
        this.devices = devices;
        this.revoked = List.copyOf(revoked);
        this.encoded = encoded;
    }

    /** The first list of a new identity. */
    public static DeviceList first(IdentityKey owner, DeviceCertificate device) {
        return signed(owner, 1, List.of(device), List.of());
    }

    public DeviceList with(IdentityKey owner, DeviceCertificate added) {
        if (revoked.contains(added.device())) {
            throw new IllegalArgumentException("a revoked device does not come back; it makes new keys");
        }
        List<DeviceCertificate> all = new ArrayList<>(devices());
        all.removeIf(old -> old.device().equals(added.device()));
        all.add(added);
        return signed(owner, sequence + 1, all, revoked);
    }

    public DeviceList revoking(IdentityKey owner, DeviceId lost) {
        List<DeviceCertificate> left = new ArrayList<>(devices());
        left.removeIf(device -> device.device().equals(lost));
        List<DeviceId> gone = new ArrayList<>(revoked);
        if (!gone.contains(lost)) {
            gone.add(lost);
        }
        return signed(owner, sequence + 1, left, gone);
    }

    /**
     * Our list together with a later one of ours that somebody else remembers, because we lost it: the restored backup
     * was older, or nothing was left but the recovery words. Nothing that was revoked comes back. A list that does not
     * name this device is from before the words were needed, and what it names is lost: those devices are revoked.
     *
     * @return empty when there are more revocations than a list holds; then only a new identity helps
     */
    public Optional<DeviceList> reunited(IdentityKey owner, DeviceList known, DeviceId self) {
        TreeSet<byte[]> gone = new TreeSet<>(Arrays::compareUnsigned);
        Stream.of(this, known).flatMap(list -> list.revoked.stream()).forEach(id -> gone.add(id.toBytes()));
        SequencedMap<DeviceId, DeviceCertificate> all = new LinkedHashMap<>(devices);
        boolean descends = known.devices.containsKey(self);
        known.devices.forEach((id, certificate) -> {
            if (descends && all.size() < MAX_DEVICES) {
                all.putIfAbsent(id, certificate);
            } else if (!all.containsKey(id)) {
                gone.add(id.toBytes());
            }
        });
        gone.forEach(id -> all.remove(new DeviceId(id)));
        if (gone.size() > MAX_REVOKED) {
            return Optional.empty();
        }
        List<DeviceId> revokedNow = gone.stream().map(DeviceId::new).toList();
        long next = Math.max(sequence, known.sequence) + 1;
        return Optional.of(signed(owner, next, List.copyOf(all.values()), revokedNow));
    }

    public static DeviceList parse(byte[] bytes, PublicIdentity identity) throws MalformedException {
        if (bytes.length > MAX_BYTES || bytes.length < Ed25519.SIGNATURE_BYTES) {
            throw new MalformedException("a device list has at most " + MAX_BYTES + " bytes");
        }
        int signed = bytes.length - Ed25519.SIGNATURE_BYTES;
        byte[] body = Arrays.copyOf(bytes, signed);
        // One signature first: what it does not cover is not worth sixteen more.
        if (!identity.signed(Arrays.copyOfRange(bytes, signed, bytes.length), LABEL, body)) {
            throw new ForgedException("a device list that its identity did not sign");
        }
        ByteReader reader = new ByteReader(body);
        if (reader.u8() != VERSION) {
            throw new MalformedException("a device list of a version we do not know");
        }
        long sequence = reader.u32();
        SequencedMap<DeviceId, DeviceCertificate> devices = readDevices(reader, identity);
        List<DeviceId> revoked = readRevoked(reader);
        reader.end();
        if (revoked.stream().anyMatch(devices::containsKey)) {
            throw new MalformedException("a device cannot be listed and revoked");
        }
        return new DeviceList(identity, sequence, devices, revoked, bytes.clone());
    }

    private static SequencedMap<DeviceId, DeviceCertificate> readDevices(ByteReader reader, PublicIdentity identity)
            throws MalformedException {
        int count = limited(reader.u8(), MAX_DEVICES, "devices");
        SequencedMap<DeviceId, DeviceCertificate> devices = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            DeviceCertificate device = DeviceCertificate.parse(reader.bytes(DeviceCertificate.BYTES), identity);
            if (devices.put(device.device(), device) != null) {
                throw new MalformedException("a device is listed twice");
            }
        }
        return devices;
    }

    private static List<DeviceId> readRevoked(ByteReader reader) throws MalformedException {
        int count = limited(reader.u16(), MAX_REVOKED, "revoked devices");
        List<DeviceId> revoked = new ArrayList<>();
        byte[] last = {};
        for (int i = 0; i < count; i++) {
            byte[] id = reader.bytes(DeviceId.BYTES);
            if (Arrays.compareUnsigned(last, id) >= 0) {
                throw new MalformedException("revoked devices stand in ascending order");
            }
            last = id;
            revoked.add(new DeviceId(id));
        }
        return revoked;
    }

    private static int limited(int count, int most, String what) throws MalformedException {
        if (count > most) {
            throw new MalformedException("more than " + most + " " + what);
        }
        return count;
    }

    private static DeviceList signed(
            IdentityKey owner, long sequence, List<DeviceCertificate> devices, List<DeviceId> revoked) {
        if (devices.size() > MAX_DEVICES || revoked.size() > MAX_REVOKED) {
            throw new IllegalArgumentException(
                    "at most " + MAX_DEVICES + " devices and " + MAX_REVOKED + " revoked ones");
        }
        SequencedMap<DeviceId, DeviceCertificate> named = new LinkedHashMap<>();
        ByteWriter writer = new ByteWriter().u8(VERSION).u32(sequence).u8(devices.size());
        for (DeviceCertificate device : devices) {
            if (!device.identity().equals(owner.identity())) {
                throw new IllegalArgumentException("a certificate of another identity");
            }
            named.put(device.device(), device);
            writer.bytes(device.encoded());
        }
        TreeSet<byte[]> ordered = new TreeSet<>(Arrays::compareUnsigned);
        revoked.forEach(id -> ordered.add(id.toBytes()));
        writer.u16(ordered.size());
        ordered.forEach(writer::bytes);
        byte[] body = writer.toArray();
        List<DeviceId> ids = ordered.stream().map(DeviceId::new).toList();
        byte[] encoded = Bytes.concat(body, owner.sign(LABEL, body));
        return new DeviceList(owner.identity(), sequence, named, ids, encoded);
    }

    /**
     * Whether this list may replace one we know: same identity, later, and no revocation forgotten. Replaying an old
     * list must not bring a stolen device back.
     */
    public boolean supersedes(DeviceList known) {
        return identity.equals(known.identity) && sequence > known.sequence && revoked.containsAll(known.revoked);
    }

    /** The certificate of a device that is listed, not revoked and not expired. */
    public Optional<DeviceCertificate> trusted(DeviceId device, Instant now) {
        return Optional.ofNullable(devices.get(device)).filter(certificate -> certificate.validAt(now));
    }

    public PublicIdentity identity() {
        return identity;
    }

    public long sequence() {
        return sequence;
    }

    public List<DeviceCertificate> devices() {
        return List.copyOf(devices.values());
    }

    public List<DeviceId> revoked() {
        return revoked;
    }

    public byte[] encoded() {
        return encoded.clone();
    }

    @Override
    public String toString() {
        return "list " + sequence + " of " + devices.size() + " devices, " + revoked.size() + " revoked";
    }
}
