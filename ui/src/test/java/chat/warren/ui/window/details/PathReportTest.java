package chat.warren.ui.window.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.ConversationView;
import chat.warren.node.api.FriendView;
import chat.warren.ui.window.presence.Standing;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathReportTest {
    private static final Words ENGLISH = Words.of(Tongue.ENGLISH);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final FriendView.Verified COMPARED =
            new FriendView.Verified(FriendView.How.COMPARED, NOON, Optional.empty(), Optional.empty());

    private static FriendView friend(Optional<FriendView.LinkState> link, FriendView.Verified verified) {
        return new FriendView(
                "id",
                "Ben",
                "Ben",
                "",
                "",
                Optional.empty(),
                "warren:id:x",
                FriendView.Stage.FRIEND,
                NOON,
                verified,
                FriendView.Visibility.DIRECT,
                new FriendView.May(true, true, true),
                Optional.empty(),
                link.isPresent() ? 1 : 0,
                Optional.of(NOON.minusSeconds(60)),
                List.of(new FriendView.Device("1a2b3c4d", link.isPresent()), new FriendView.Device("99887766", false)),
                link);
    }

    private static FriendView linked(Optional<String> way, Optional<String> through) {
        return friend(
                Optional.of(new FriendView.LinkState(
                        NOON,
                        "TLS_AES_128_GCM_SHA256",
                        "X25519MLKEM768",
                        way,
                        through,
                        way.map(any -> 23L),
                        Optional.empty())),
                COMPARED);
    }

    @Test
    void theReportSaysWhatCarriesHowFastAndHowTheKeyIsKnown() {
        String text = text(linked(Optional.of("direct"), Optional.empty()));
        assertTrue(text.contains("Way: Direct, over the Internet"), text);
        assertTrue(text.contains("Round trip: 23 ms"), text);
        assertTrue(text.contains("X25519MLKEM768, safe against quantum computers"), text);
        assertTrue(text.contains("You compared words on"), text);
        assertTrue(text.contains("Loss: not known"), text);
        assertTrue(text.contains("Devices: 1a2b3c4d (online), 99887766"), text);
    }

    private static String text(FriendView friend) {
        return PathReport.of(friend, ENGLISH, NOON, ZoneOffset.UTC).text("Ben", NOON, ENGLISH, ZoneOffset.UTC);
    }

    @Test
    void whoPassesItOnIsNamed() {
        String text = text(linked(Optional.of("relayed"), Optional.of("Caro")));
        assertTrue(text.contains("Now: Online, through Caro\n"), text);
        assertTrue(text.contains("Way: Through Caro, who cannot read it"), text);
        String nobody = text(linked(Optional.of("relayed"), Optional.empty()));
        assertTrue(nobody.contains("Now: Online, through others\n"), nobody);
    }

    @Test
    void whoIsAwayWasLastSeen() {
        String text = text(friend(Optional.empty(), COMPARED));
        assertTrue(text.contains("Now: Offline, last seen: 11:59"), text);
        assertTrue(text.contains("Last seen: Nov 21, 2026"), text);
    }

    @Test
    void theReportSaysHowTheKeyIsKnownAndFromWhom() {
        FriendView.Verified by =
                new FriendView.Verified(FriendView.How.INTRODUCED, NOON, Optional.of("caro"), Optional.of("Caro"));
        assertTrue(text(friend(Optional.empty(), by)).contains("Introduced by Caro on "));
        FriendView.Verified scanned =
                new FriendView.Verified(FriendView.How.SCANNED, NOON, Optional.empty(), Optional.empty());
        assertTrue(text(friend(Optional.empty(), scanned)).contains("You scanned their code on "));
    }

    @Test
    void whoKeepsHowMuchIsSaid() {
        FriendView away = friend(Optional.empty(), COMPARED);
        var waiting = new ConversationView.Waiting(3, List.of("id", "nobody known"), NOON);
        assertEquals(
                "Offline. Messages waiting with Ben: 3",
                Standing.of(away, Optional.of(waiting), List.of(away)).words(ENGLISH, NOON, ZoneOffset.UTC));
    }
}
