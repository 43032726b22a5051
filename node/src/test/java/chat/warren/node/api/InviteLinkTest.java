package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an invite brings beside itself. */
class InviteLinkTest {
    private static final List<InetSocketAddress> DOORS = List.of(
            new InetSocketAddress("198.51.100.1", 6881),
            new InetSocketAddress("203.0.113.200", 51_413),
            new InetSocketAddress("192.0.2.3", 1));

    @TempDir
    Path folder;

    @Test
    void threeDoorsComeBackInWhateverLettersAndFewerAreNone() throws MalformedException {
        InviteLink link = new InviteLink("warren:invite:abc", DOORS);
        assertEquals("warren:invite:abc/yyzwiai24hfqa4oizdk4aaacamaadezg", link.text());
        assertEquals(link, InviteLink.read("  " + link.text() + "\n"));
        assertEquals(
                DOORS, InviteLink.read(link.text().toUpperCase(Locale.ROOT)).doors());
        assertEquals("warren:invite:abc", new InviteLink("warren:invite:abc", DOORS.subList(0, 2)).text());
        assertEquals(List.of(), InviteLink.read("warren:invite:abc").doors());
    }

    @Test
    void aLetterThatIsLostIsNoticed() {
        String text = new InviteLink("warren:invite:abc", DOORS).text();
        for (int at = text.indexOf('/') + 1; at < text.length(); at++) {
            String wrong = text.substring(0, at) + (text.charAt(at) == 'a' ? 'b' : 'a') + text.substring(at + 1);
            assertThrows(MalformedException.class, () -> InviteLink.read(wrong));
            String shorter = text.substring(0, at);
            assertThrows(MalformedException.class, () -> InviteLink.read(shorter));
        }
    }

    @Test
    void whoHasNothingButAnInviteGetsInByIt() throws IOException, InterruptedException {
        try (Street street = new Street(folder)) {
            RunningNode ana = street.node("ana");
            String invite = ana.people().invite(7, true, "").link();
            assertTrue(invite.contains("/"), invite);
            ProfileHome home = street.home("ben");
            // Nobody is there; it only says that all of this is to stay on this machine.
            NodeOptions nobody = new NodeOptions(new Bootstrap.Named(List.of("127.0.0.1:1")), false, 0);
            try (RunningNode ben = RunningNode.start(home.create("ben", "secret".toCharArray()), nobody)) {
                Optional<String> _ = ben.people().add(invite, "it is me");
                Street.await(
                        ana, Event.FriendAsked.class, asked -> asked.person().equals(ben.self()));
            }
        }
    }
}
