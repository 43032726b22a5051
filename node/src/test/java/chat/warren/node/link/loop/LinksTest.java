package chat.warren.node.link.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {
    @Test
    void bothKnowWhoIsThereAndAgreeOnSecretsAndAnInstant() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.meet();
            Witness.Up atA = nodes.a.witness.next(Witness.Up.class);
            Witness.Up atB = nodes.b.witness.next(Witness.Up.class);
            assertEquals(atA.secret(), atB.secret());
            assertEquals(atA.agreed(), atB.agreed());
            assertEquals(nodes.b.person.identity(), atA.link().peer().identity());
            assertEquals(nodes.a.person.identity(), atB.link().peer().identity());
            LinkView view = nodes.ask(atA.link()::view);
            assertEquals("X25519MLKEM768", view.group());
            assertTrue(view.cipher().contains("AES"), view.cipher());
            assertTrue(view.path().isPresent());
        }
    }

    /** One of the two could not keep what came; a goodbye would let both rest for half an hour. */
    @Test
    void whoGivesALinkUpHasAnotherAtOnce() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.meet();
            for (TwoNodes.Node troubled : List.of(nodes.a, nodes.b)) {
                Link atA = nodes.a.witness.next(Witness.Up.class).link();
                Link atB = nodes.b.witness.next(Witness.Up.class).link();
                Link theirs = troubled == nodes.a ? atA : atB;
                nodes.on(() -> theirs.giveUp("the disk is full"));
                assertEquals(theirs, troubled.witness.next(Witness.Down.class).link());
            }
            nodes.a.witness.next(Witness.Up.class);
            nodes.b.witness.next(Witness.Up.class);
        }
    }

    @Test
    void framesArriveOnTheLaneTheyWereSentOn() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.meet();
            Link atA = nodes.a.witness.next(Witness.Up.class).link();
            Link atB = nodes.b.witness.next(Witness.Up.class).link();
            for (Lane lane : Lane.values()) {
                for (Link link : new Link[] {atA, atB}) {
                    byte[] said = (lane + " of " + link.peer().identity()).getBytes(StandardCharsets.UTF_8);
                    assertTrue(nodes.ask(() -> link.send(lane, said)));
                    Witness.Frame heard = (link.equals(atA) ? nodes.b : nodes.a).witness.next(Witness.Frame.class);
                    assertEquals(lane, heard.lane());
                    assertEquals(ByteBuffer.wrap(said), heard.bytes());
                }
            }
        }
    }
}
