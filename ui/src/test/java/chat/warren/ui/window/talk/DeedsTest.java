package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageView;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;

class DeedsTest {
    private final List<String> done = new ArrayList<>();
    private final Deeds.Hand hand = (Deeds.Hand) Proxy.newProxyInstance(
            Deeds.Hand.class.getClassLoader(), new Class<?>[] {Deeds.Hand.class}, (_, method, _) -> {
                done.add(method.getName());
                return ""; // Nobody asks what a void method returns.
            });
    private final Deeds deeds = new Deeds(Words.of(Tongue.ENGLISH), hand);

    private boolean offers(MessageView message, String name) {
        return deeds.of(message).stream().anyMatch(each -> each.name().equals(name));
    }

    @Test
    void whatWasRefusedCanBeSentAgain() {
        MessageView refused = Sample.own("hello", MessageState.REFUSED);
        assertFalse(offers(Sample.own("hello", MessageState.SENT), "Send again"));
        deeds.of(refused).stream()
                .filter(each -> each.name().equals("Send again"))
                .forEach(each -> each.run(new JPanel()));
        assertEquals(List.of("sayAgain"), done);
    }

    @Test
    void everyMessageTellsAboutItself() {
        deeds.of(Sample.own("hello", MessageState.SENT)).stream()
                .filter(each -> each.name().equals("Message info"))
                .forEach(each -> each.run(new JPanel()));
        assertEquals(List.of("tell"), done);
    }

    @Test
    void whereNoWordsAreNoneAreCopied() {
        assertTrue(offers(Sample.own("hello", MessageState.SENT), "Copy"));
        assertFalse(offers(Sample.own("", MessageState.SENT), "Copy"));
    }
}
