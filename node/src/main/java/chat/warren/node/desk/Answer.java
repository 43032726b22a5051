package chat.warren.node.desk;

import com.google.gson.JsonElement;

/** What a route gives back when it can. What it cannot is a {@link RefusedException}. */
public sealed interface Answer {
    /** A document. */
    record Told(int status, JsonElement document) implements Answer {}

    /** Done, and there is nothing to say about it. */
    record Done() implements Answer {}

    /** Events, for as long as the one who asked stays. */
    record Streamed(Feed feed) implements Answer {}

    static Answer ok(JsonElement document) {
        return new Told(200, document);
    }

    static Answer created(JsonElement document) {
        return new Told(201, document);
    }
}
