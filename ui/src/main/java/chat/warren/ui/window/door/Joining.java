package chat.warren.ui.window.door;

import chat.warren.node.api.NewDevice;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.OpenProfile;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import java.time.Duration;
import java.util.Optional;

/** A profile on this machine that waits to become one of its owner's devices. Everything here waits. */
public final class Joining {
    private final OpenProfile profile;
    private final NodeOptions options;
    private final NewDevice device;

    Joining(OpenProfile profile, NodeOptions options) throws ProfileException {
        this.profile = profile;
        this.options = options;
        this.device = NewDevice.begin(profile, options);
    }

    /** What happens next, if anything does in this time. */
    public Optional<NewDevice.Step> next(Duration patience) throws InterruptedException {
        return device.next(patience);
    }

    /** A person has compared the words. */
    public void answer(boolean same) {
        device.answer(same);
    }

    /** It is a device of somebody now: its node is started. */
    public RunningNode joined() throws ProfileException, InterruptedException {
        device.close();
        return RunningNode.start(profile, options);
    }

    /** It will not be one. Nothing is left of the attempt. */
    public void giveUp() throws ProfileException {
        device.close();
        profile.destroy();
    }
}
