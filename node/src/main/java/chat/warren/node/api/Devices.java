package chat.warren.node.api;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.burrow.loop.Burrow;
import chat.warren.node.friend.DeviceView;
import chat.warren.node.pairing.Pairing;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Our own devices, and how others become some. What a method did is on the disk when it returns. */
public final class Devices {
    private final Burrow burrow;
    private final AtomicReference<Optional<DevicesView.Copying>> copying;

    Devices(Burrow burrow, AtomicReference<Optional<DevicesView.Copying>> copying) {
        this.burrow = burrow;
        this.copying = copying;
    }

    public DevicesView view() throws ProfileException, InterruptedException {
        return ask((aboard, now) -> new DevicesView(
                aboard.friends().ownDevices().all().stream().map(Devices::card).toList(),
                aboard.friends().ownDevices().holdsKey(),
                view(aboard.elder().state()),
                copying.get()));
    }

    private static DeviceCard card(DeviceView view) {
        return new DeviceCard(text(view.device()), view.name(), view.here(), view.linked(), view.seen(), view.until());
    }

    static String text(DeviceId device) {
        return HexFormat.of().formatHex(device.toBytes());
    }

    static PairingView.Step step(Pairing pairing) {
        return view(pairing).step();
    }

    private static PairingView view(Pairing pairing) {
        return switch (pairing) {
            case Pairing.None() -> step(PairingView.Step.NONE, Optional.empty());
            case Pairing.Looking looking ->
                new PairingView(
                        PairingView.Step.LOOKING,
                        Optional.empty(),
                        List.of(),
                        Optional.of(looking.until()),
                        Optional.empty());
            case Pairing.Compare compare ->
                new PairingView(
                        PairingView.Step.COMPARE,
                        Optional.of(compare.name()),
                        compare.words(),
                        Optional.empty(),
                        Optional.empty());
            case Pairing.Admitted admitted -> step(PairingView.Step.ADMITTED, Optional.of(admitted.name()));
            case Pairing.Done done -> step(PairingView.Step.DONE, Optional.of(done.name()));
            case Pairing.Failed failed ->
                new PairingView(
                        PairingView.Step.FAILED,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(failed.sentence()));
        };
    }

    private static PairingView step(PairingView.Step step, Optional<String> name) {
        return new PairingView(step, name, List.of(), Optional.empty(), Optional.empty());
    }

    /** Looks for the new device that shows this link. */
    public void add(String link) throws ProfileException, InterruptedException {
        ask((aboard, now) -> {
            aboard.elder().take(link.strip(), now);
            return true;
        });
    }

    /** A person has compared the words: the device is added, or the words differ and it is not. */
    public void answer(boolean same) throws ProfileException, InterruptedException {
        ask((aboard, now) -> {
            aboard.elder().answer(same, now);
            return true;
        });
    }

    /** Looks for no new device any more. */
    public void giveUp() throws ProfileException, InterruptedException {
        ask((aboard, now) -> {
            aboard.elder().giveUp(now);
            return true;
        });
    }

    /** What friends call us from now on, unless they chose a name themselves; only where the identity's key is. */
    public void callUs(String name) throws ProfileException, InterruptedException {
        ask((aboard, now) -> {
            aboard.friends().ownDevices().rename(name);
            return true;
        });
    }

    /** What we call a device of ours. Friends do not hear of it. */
    public void call(String device, String name) throws ProfileException, InterruptedException {
        DeviceId id = id(device);
        ask((aboard, now) -> {
            aboard.friends().ownDevices().call(id, name);
            return true;
        });
    }

    /** A lost device. Friends refuse it as soon as they hear of it, and it never comes back. */
    public void revoke(String device) throws ProfileException, InterruptedException {
        DeviceId id = id(device);
        ask((aboard, now) -> {
            aboard.friends().ownDevices().revoke(id);
            return true;
        });
    }

    /** Gives this device the identity's key by the recovery words, so that it can add and revoke others. */
    public void entrust(String words) throws ProfileException, InterruptedException {
        try (IdentityKey key = IdentityKey.recover(WordList.english(), WordList.split(words))) {
            ask((aboard, now) -> {
                aboard.friends().ownDevices().entrust(key);
                return true;
            });
        } catch (MalformedException e) {
            throw Failures.notUnderstood(
                    "These are not recovery words (" + e.getMessage()
                            + "); nothing was changed: compare them with your paper, all 24 in their order.",
                    e);
        }
    }

    private static DeviceId id(String device) throws ProfileException {
        return new DeviceId(Ids.id(device, "device").toArray());
    }

    private <T> T ask(Burrow.Inquiry<T> inquiry) throws ProfileException, InterruptedException {
        return Failures.told(() -> burrow.ask(inquiry));
    }
}
