package chat.warren.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static Route route(String method, String path) {
        return new Route(method, path, asked -> new Answer.Done());
    }

    private final Routes routes = new Routes(List.of(
            route("GET", "/v1/friends"), route("GET", "/v1/friends/{friend}"), route("POST", "/v1/friends/{friend}")));

    @Test
    void aPathLeadsToItsRouteWithWhatStandsInIt() throws RefusedException {
        assertEquals("/v1/friends", routes.find("GET", "/v1/friends").route().path());
        assertEquals(
                Map.of("friend", "a b"),
                routes.find("POST", "/v1/friends/a%20b").places());
    }

    @Test
    void whatIsNotThereIsToldFromWhatIsAskedWrongly() {
        for (String path : List.of("/", "/v1", "/v1/friends/", "/v1/friends/a/b", "/v2/friends", "//v1/friends")) {
            assertEquals(
                    404,
                    assertThrows(RefusedException.class, () -> routes.find("GET", path), path)
                            .status());
        }
        RefusedException wrong = assertThrows(RefusedException.class, () -> routes.find("PUT", "/v1/friends/a"));
        assertEquals(405, wrong.status());
        assertEquals("This takes GET, POST.", wrong.sentence());
    }
}
