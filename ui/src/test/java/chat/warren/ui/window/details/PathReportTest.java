package chat.warren.ui.window.details;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.FriendView;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathReportTest {
    private static final Words ENGLISH = Words.of(Tongue.ENGLISH);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static FriendView friend(Optional<FriendView.LinkState> link, FriendView.Visibility sees) {
        return new FriendView(
                "id",
                "Ben",
                "Ben",
                "",
                "",
                "warren:id:x",
                FriendView.Stage.FRIEND,
                NOON,
                new FriendView.Verified(FriendView.How.COMPARED, NOON, Optional.empty()),
                sees,
                new FriendView.May(true, true, true),
                Optional.empty(),
                link.isPresent() ? 1 : 0,
                link);
    }

    private static FriendView linked(Optional<String> way) {
        return friend(
                Optional.of(new FriendView.LinkState(
                        NOON, "TLS_AES_128_GCM_SHA256", "X25519MLKEM768", way, way.map(any -> 23L), Optional.empty())),
                FriendView.Visibility.DIRECT);
    }

    @Test
    void theReportSaysWhatCarriesHowFastAndHowTheKeyIsKnown() {
        String text = PathReport.of(linked(Optional.of("direct")), ENGLISH, ZoneOffset.UTC)
                .text("Ben", NOON, ENGLISH, ZoneOffset.UTC);
        assertTrue(text.contains("Way: Direct, over the Internet"), text);
        assertTrue(text.contains("Round trip: 23 ms"), text);
        assertTrue(text.contains("X25519MLKEM768, safe against quantum computers"), text);
        assertTrue(text.contains("You compared words on"), text);
        assertTrue(text.contains("Loss: not known"), text);
    }
}
