package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the terminal says of people and of what waits for them. */
class CircleTest {
    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }

    private static String asking(String id, String invite) {
        return "{'id':'" + id + "','name':'Ben','stage':'asked-us','message':'it is me','invite':" + invite + "}";
    }

    private static String friend(String more) {
        return "{'id':'cc','name':'Caro','stage':'friend','devices':[{},{}]," + more + "}";
    }

    private static Circle circle(String... people) {
        return Circle.of(json("{'friends':[" + String.join(",", people) + "]}"));
    }

    private static String standing(Circle circle) {
        return circle.standing(circle.people().getFirst(), Optional.empty());
    }

    @Test
    void twoWhoAskByOneInviteAreToldApartByTheirKeys() {
        String both = standing(circle(asking("0123456789", "'i'"), asking("99887766", "'i'"), asking("dd", "'j'")));
        assertTrue(both.contains("key 0123 4567 89; by the same invite as Ben (9988 7766): ask"), both);
        String alone = standing(circle(asking("0123", "null"), asking("9988", "null")));
        assertTrue(alone.contains("(\"it is me\"); key 0123; 'warren friend accept'"), alone);
    }

    @Test
    void aFriendIsHereThroughSomebodyOrWasLastSeen() {
        String link = "'link':{'cipher':'C','group':'G','way':'relayed','through':'Dora','roundTripMillis':20}";
        assertEquals(
                "here, through Dora, 20 ms, C with G, introduced by Eva, not verified, 2 devices",
                standing(circle(friend("'verified':{'how':'introduced','byName':'Eva'}," + link))));
        assertEquals(
                "not here, last seen 2026-11-21T12:00:00Z, verified by their code, 2 devices",
                standing(circle(friend("'verified':{'how':'scanned'},'link':null,'seen':'2026-11-21T12:00:00Z'"))));
    }

    @Test
    void whatWaitsWaitsWithFriendsByName() {
        Circle circle = circle(friend("'verified':{'how':'compared'},'link':null"), asking("bb", "null"));
        JsonObject waiting = json("{'messages':2,'keepers':['bb','gone'],'until':'2026-12-05T12:00:00Z'}");
        assertEquals(
                "not here, verified, 2 devices; 2 messages wait with Ben and somebody until 2026-12-05T12:00:00Z",
                circle.standing(circle.people().getFirst(), Optional.of(waiting)));
    }

    @Test
    void aMessageSaysWithWhomItWaitsAndWhatWasFoundWhere() {
        String message = "{'own':true,'state':'with-friends','gone':false,'text':'hello','edits':0,'files':[],"
                + "'written':'NOON','custody':{'keepers':['b','c','d'],'until':'LATER'}}";
        Map<String, String> names = Map.of("b", "Ben", "c", "Caro", "d", "Dora");
        assertEquals("NOON > hello [waits with Ben, Caro and Dora until LATER]", History.line(json(message), names));
        List<String> lines = new ArrayList<>();
        SearchWords.words(json("{'findings':[{'with':'c','message':" + message + "}]}"), names, lines);
        assertTrue(lines.getFirst().startsWith("Caro: NOON > hello"), lines.getFirst());
    }
}
