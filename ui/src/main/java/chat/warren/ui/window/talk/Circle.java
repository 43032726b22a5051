package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import chat.warren.node.api.FriendView;
import chat.warren.node.api.MessageView;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Who has to do with a conversation: the two who talk, and friends who keep what one of them said. */
final class Circle implements Dress.Company {
    private final String self;
    private final String with;
    private final String selfName;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> members = new LinkedHashMap<>();
    private final Set<String> whole = new HashSet<>();
    private final Book book;
    private final Function<FileView, Listening> listening;

    /** Nobody is known yet but ourselves. */
    Circle(String self, String with, String selfName, Book book, Function<FileView, Listening> listening) {
        this.listening = listening;
        this.self = self;
        this.with = with;
        this.selfName = selfName;
        this.book = book;
    }

    /**
     * Whom we know by now, and how we call ourselves before others; says whether somebody is called otherwise than
     * before.
     */
    boolean know(List<FriendView> people, String own) {
        Map<String, String> before = Map.copyOf(names);
        people.forEach(each -> names.put(each.id(), each.name()));
        if (!with.equals(self)) { // In notes nobody is called who would hear it.
            members.put(with, name(with));
            members.put(self, own);
        }
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
    public Map<String, String> members() {
        return Collections.unmodifiableMap(members);
    }

    @Override
    public Listening listening(FileView file) {
        return listening.apply(file);
    }

    @Override
    public boolean whole(String message) {
        return whole.contains(message);
    }
}
