package chat.warren.node.api.text;

import java.util.List;

/** A piece of a message that stands on lines of its own. */
public sealed interface Block {
    /** Lines of text; line breaks are in the spans. */
    record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /** Somebody else's words. */
    record Quote(List<Span> spans) implements Block {
        public Quote {
            spans = List.copyOf(spans);
        }
    }

    /**
     * A list.
     *
     * @param first the number of its first item; 0 for dots
     */
    record Items(int first, List<List<Span>> items) implements Block {
        public Items {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Code as it is.
     *
     * @param language as the writer called it; empty for none
     */
    record Code(String language, String text) implements Block {}
}
