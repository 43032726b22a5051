package chat.warren.ui.window.talk;

import chat.warren.node.api.FriendView;
import chat.warren.node.api.MessageView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who has to do with a conversation: the two who talk, and friends who keep what one of them said. */
final class Circle implements Dress.Company {
    private final String self;
    private final String selfName;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> whole = new HashSet<>();
    private final Book book;

    /** Nobody is known yet but ourselves. */
    Circle(String self, String selfName, Book book) {
        this.self = self;
        this.selfName = selfName;
        this.book = book;
    }

    /** Whom we know by now; says whether somebody is called otherwise than before. */
    boolean know(List<FriendView> people) {
        Map<String, String> before = Map.copyOf(names);
        people.forEach(each -> names.put(each.id(), each.name()));
        return !before.equals(names);
    }

    /** A very long message shall be shown whole from now on. */
    void unfold(String message) {
        whole.add(message);
    }

    @Override
    public String name(String person) {
        return isSelf(person) ? selfName : names.getOrDefault(person, "");
    }

    @Override
    public boolean isSelf(String person) {
        return person.equals(self);
    }

    @Override
    public Optional<MessageView> find(String message) {
        return book.find(message);
    }

    @Override
    public boolean whole(String message) {
        return whole.contains(message);
    }
}
