package chat.warren.ui.window;

import static chat.warren.ui.window.Theatre.check;

import chat.warren.node.api.RunningNode;
import java.util.Optional;

/** Words for a friend who is away wait with another, whom the window names, until the friend comes and fetches them. */
final class Custody {
    private static final String WORDS = "The key is under the third stone";

    private Custody() {}

    public static void main(String[] arguments) {
        Theatre.open(arguments, Custody::play);
    }

    private static void play(Theatre theatre) throws Exception {
        Watched ana = theatre.newcomer("Ana");
        Watched ben = theatre.newcomer("Ben");
        RunningNode caro = theatre.neighbour("Caro");
        Theatre.befriend(ana, ben);
        Theatre.befriend(ana, caro);
        Theatre.befriend(ben, caro);
        ana.choose("kind=FRIEND", "name=Ben");
        ana.press("details");
        ana.press("keeper.Caro");
        ana.press("close-details");
        ben.close();
        ana.write("composer", WORDS);
        ana.press("send");
        ana.letters().hears(WORDS, "Waits with Caro, until ");

        ana.close();
        Watched back = theatre.window("Ben");
        back.choose("kind=FRIEND", "name=Ana");
        back.letters().hears(WORDS);
        check(caro.chats().search("stone", Optional.empty(), 1).findings().isEmpty(), "who keeps cannot read");

        Watched again = theatre.window("Ana");
        again.choose("kind=FRIEND", "name=Ben");
        again.letters().hears(WORDS, "Delivered|Read");
    }
}
