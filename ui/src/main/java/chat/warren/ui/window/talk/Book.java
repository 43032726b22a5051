package chat.warren.ui.window.talk;

import chat.warren.node.api.MessagePage;
import chat.warren.node.api.MessageView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The messages of a conversation, from somewhere to its end, as far as they were read from the node. */
final class Book {
    private final List<MessageView> messages = new ArrayList<>();
    private final Map<String, MessageView> byId = new HashMap<>();
    private OptionalLong before = OptionalLong.empty();

    List<MessageView> messages() {
        return messages;
    }

    Optional<MessageView> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Where the page of older ones begins; empty when all are here. */
    OptionalLong before() {
        return before;
    }

    /**
     * The newest page, read anew: it says what stands at the end, in which order. If it does not reach what is here,
     * too much happened in between, and it stands alone.
     *
     * @return how many of the friend's in it were not here
     */
    int newest(MessagePage page) {
        List<MessageView> news = page.messages();
        int fresh = (int) news.stream()
                .filter(message -> !message.own() && !message.notice() && !byId.containsKey(message.id()))
                .count();
        int joint = news.isEmpty() ? messages.size() : position(news.getFirst().id());
        if (joint < 0 || page.before().isEmpty()) {
            messages.clear();
            before = page.before();
        } else {
            messages.subList(joint, messages.size()).clear();
        }
        messages.addAll(news);
        index();
        return fresh;
    }

    /** The page before the first. */
    void older(MessagePage page) {
        List<MessageView> old = page.messages().stream()
                .filter(message -> !byId.containsKey(message.id()))
                .toList();
        messages.addAll(0, old);
        before = page.before();
        index();
    }

    /** One of them is different now. */
    void changed(MessageView message) {
        int at = position(message.id());
        if (at >= 0) {
            messages.set(at, message);
            byId.put(message.id(), message);
        }
    }

    /** One of them is not here any more. */
    void removed(String id) {
        messages.removeIf(message -> message.id().equals(id));
        index();
    }

    /** The last of ours that can be changed. */
    Optional<MessageView> lastOwn() {
        return messages.reversed().stream()
                .filter(message -> message.own() && !message.gone() && !message.notice())
                .findFirst();
    }

    /** So many messages from this one, or from the end; empty behind the last, the same before the first. */
    Optional<MessageView> beside(Optional<MessageView> from, int by) {
        List<MessageView> all =
                messages.stream().filter(each -> !each.gone() && !each.notice()).toList();
        int at = from.map(all::indexOf).filter(found -> found >= 0).orElse(all.size());
        int next = at + by;
        return next < 0 ? from : next >= all.size() ? Optional.empty() : Optional.of(all.get(next));
    }

    private int position(String id) {
        if (byId.containsKey(id)) {
            for (int at = messages.size() - 1; at >= 0; at--) {
                if (messages.get(at).id().equals(id)) {
                    return at;
                }
            }
        }
        return -1;
    }

    private void index() {
        byId.clear();
        messages.forEach(message -> byId.put(message.id(), message));
    }
}
