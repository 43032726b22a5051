package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Shade;
import chat.warren.ui.words.Words;
import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;

/** What can be done with messages: beside them, in their menu, by key. */
final class Deeds {
    /** Does it. */
    interface Hand {
        void reply(MessageView message);

        void react(MessageView message, Component at);

        void edit(MessageView message);

        /** Sends what was refused, with its files, as a new message in place of it. */
        void sayAgain(MessageView message);

        void copy(MessageView message);

        void takeBack(MessageView message);

        void forget(MessageView message);

        /** Shows all that is known about it. */
        void tell(MessageView message);

        void handle(FileView file, Handling handling);
    }

    private final Words words;
    private final Hand hand;

    Deeds(Words words, Hand hand) {
        this.words = words;
        this.hand = hand;
    }

    Words words() {
        return words;
    }

    Hand hand() {
        return hand;
    }

    List<Deed> of(MessageView message) {
        List<Deed> all = new ArrayList<>();
        boolean there = !message.gone() && !message.notice();
        if (there) {
            for (FileView file : message.files()) {
                for (Handling each : Handling.of(file)) {
                    all.add(new Deed(each.icon(), each.words(file, words), false, _ -> hand.handle(file, each)));
                }
            }
            all.add(deed("reply", "talk.reply", true, _ -> hand.reply(message)));
            all.add(deed("emoji", "talk.react", true, at -> hand.react(message, at)));
            if (message.own() && message.state() == MessageState.REFUSED) {
                all.add(deed("send", "talk.again", true, _ -> hand.sayAgain(message)));
            }
            if (message.own()) {
                all.add(deed("edit", "talk.edit", true, _ -> hand.edit(message)));
            }
            if (!message.text().isEmpty()) {
                all.add(deed("copy", "talk.copy", false, _ -> hand.copy(message)));
            }
            all.add(deed("info", "talk.info", false, _ -> hand.tell(message)));
            if (message.own()) {
                all.add(deed("delete", "talk.takeback", false, _ -> hand.takeBack(message)));
            }
        }
        all.add(deed("close", "talk.forget", false, _ -> hand.forget(message)));
        return all;
    }

    private Deed deed(String icon, String key, boolean quick, java.util.function.Consumer<Component> doing) {
        return new Deed(icon, words.say(key), quick, doing);
    }

    JPopupMenu menu(MessageView message) {
        JPopupMenu menu = new JPopupMenu();
        for (Deed deed : of(message)) {
            JMenuItem item = new JMenuItem(deed.name(), Icons.of(deed.icon(), Icons.SMALL, Shade.QUIET));
            item.addActionListener(
                    _ -> deed.run(Optional.ofNullable(menu.getInvoker()).orElse(menu)));
            menu.add(item);
        }
        menu.applyComponentOrientation(words.orientation());
        return menu;
    }
}
