package chat.warren.ui.window.talk;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.compose.Offer;
import java.util.List;

/** Who of a conversation can be called by name, as they are offered while somebody writes. */
record Mentionable(Dress dress) {
    List<Offer> offers() {
        return dress.company().members().entrySet().stream()
                .filter(each -> !each.getValue().isBlank())
                .map(each -> new Offer(
                        Icons.of("person", Icons.SMALL, Shade.QUIET),
                        dress.company().isSelf(each.getKey())
                                ? dress.words().say("talk.mention.self", each.getValue())
                                : each.getValue(),
                        each.getValue()))
                .toList();
    }
}
