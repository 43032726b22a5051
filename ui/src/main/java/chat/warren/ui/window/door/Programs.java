package chat.warren.ui.window.door;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import chat.warren.node.api.Settings;
import chat.warren.node.api.web.LocalApi;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/** Lets other programs of the user at an open profile, the terminal's commands among them, if somebody wants that. */
public final class Programs {
    private final RunningNode node;
    private final InstantSource clock;
    private Optional<LocalApi> open = Optional.empty(); // Guarded by this.

    public Programs(RunningNode node, InstantSource clock) {
        this.node = node;
        this.clock = clock;
    }

    /** Does as the setting says now. Waits for the disk. */
    public synchronized void follow() throws ProfileException {
        boolean wanted = node.settings().get(Settings.LOCAL_API).equals(Settings.ON);
        if (wanted && open.isEmpty()) {
            open = Optional.of(LocalApi.open(node, OptionalInt.empty(), new SecureRandom(), clock));
        } else if (!wanted) {
            open.ifPresent(LocalApi::close);
            open = Optional.empty();
        }
    }
}
