package chat.warren.ui.window;

import chat.warren.node.api.FriendView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** People as the node would show them: not verified, and not here. */
public final class Someone {
    private Someone() {}

    public static FriendView of(
            String id, String name, Optional<String> invite, FriendView.Stage stage, Instant since) {
        return new FriendView(
                id,
                name,
                name,
                "",
                "",
                invite,
                "",
                stage,
                since,
                new FriendView.Verified(FriendView.How.NOT_VERIFIED, since, Optional.empty(), Optional.empty()),
                FriendView.Visibility.DIRECT,
                new FriendView.May(true, true, true),
                Optional.empty(),
                0,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
