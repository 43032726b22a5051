package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;

/**
 * What the commands share that ask a running daemon. With {@code --json} they print the document of the local API as it
 * came, so that scripts learn one language for both.
 */
abstract class Remote {
    final World world;

    @Mixin
    final Place place = new Place();

    Remote(World world) {
        this.world = world;
    }

    final RemoteNode node() throws ProfileException {
        return RemoteNode.of(place.home(world));
    }

    /** Lines for people from a document. */
    @FunctionalInterface
    interface Words {
        void write(JsonObject document, List<String> lines);
    }

    final int answer(String document, Words words) {
        if (place.json()) {
            world.out().println(Json.ascii(document.strip()));
            world.out().flush();
        } else {
            List<String> lines = new ArrayList<>();
            words.write(object(document), lines);
            lines.forEach(line -> world.out().println(shown(line)));
            world.out().flush();
        }
        return Exits.DONE;
    }

    /** A link for a friend's camera, where there is somebody to hold one up. */
    final void qr(String link) {
        if (!place.json() && world.asking().hasTerminal()) {
            TerminalQr.lines(link.toUpperCase(Locale.ROOT)).forEach(world.out()::println);
            world.out().flush();
        }
    }

    /** What was wanted was done. */
    final int done(String sentence) {
        return answer("{\"done\":true}", (answer, lines) -> lines.add(sentence));
    }

    /** For a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static JsonObject object(String document) {
        return JsonParser.parseString(document).getAsJsonObject();
    }

    static String text(JsonObject from, String member) {
        JsonElement value = from.get(member);
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }

    static String row(String label, String value) {
        return (label + " ".repeat(12)).substring(0, 12) + value;
    }

    /** What others wrote must not steer a terminal: control characters show as pictures of themselves. */
    static String shown(String line) {
        StringBuilder shown = new StringBuilder(line.length());
        line.codePoints()
                .forEach(letter -> shown.appendCodePoint(
                        switch (Character.getType(letter)) {
                            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                                letter < ' ' ? 0x2400 + letter : 0xfffd;
                            default -> letter;
                        }));
        return shown.toString();
    }
}
