package chat.warren.node.api.web;

import chat.warren.node.api.web.LocalApiTest.Request;
import java.util.List;
import java.util.Map;

/** What is asked about those who come without a link that somebody gave away, and about what was chosen. */
final class MoreRequests {
    private static final String NOBODY = "00".repeat(16);

    private MoreRequests() {}

    static final List<Request> ALL = List.of(
            new Request("POST /v1/codes", "/v1/codes", "{\"label\":\"Ben\"}"),
            new Request("POST /v1/codes", "/v1/codes", "{\"label\":1}"),
            new Request("POST /v1/taken", "/v1/taken", "{\"code\":\"7-guitar-lemon\",\"message\":\"me\"}"),
            new Request("POST /v1/codes", "/v1/codes"),
            new Request("POST /v1/codes", "/v1/codes"),
            new Request("POST /v1/codes", "/v1/codes"),
            new Request("DELETE /v1/codes", "/v1/codes"),
            new Request("GET /v1/nearby", "/v1/nearby"),
            new Request("PUT /v1/nearby", "/v1/nearby", "{\"visible\":true}"),
            new Request("PUT /v1/nearby", "/v1/nearby", "{}"),
            new Request("GET /v1/nearby", "/v1/nearby"),
            new Request("PUT /v1/nearby", "/v1/nearby", "{\"visible\":false}"),
            new Request("POST /v1/nearby/{person}", "/v1/nearby/" + NOBODY, "{\"message\":\"me\"}"),
            new Request("POST /v1/nearby/{person}", "/v1/nearby/x"),
            new Request("POST /v1/invites", "/v1/invites", "{\"forOne\":false}"),
            new Request("POST /v1/invites/{invite}/renew", "/v1/invites/INVITE/renew", "{\"days\":30}"),
            new Request("POST /v1/invites/{invite}/renew", "/v1/invites/INVITE/renew"),
            new Request("POST /v1/invites/{invite}/renew", "/v1/invites/x/renew"),
            new Request("GET /v1/code", "/v1/code"),
            new Request("GET /v1/friends/{friend}/words", "/v1/friends/x/words"),
            new Request("GET /v1/friends/{friend}/words", "/v1/friends/" + NOBODY + "/words"),
            new Request("GET /v1/friends/{friend}/way", "/v1/friends/x/way"),
            new Request("GET /v1/friends/{friend}/way", "/v1/friends/" + NOBODY + "/way"),
            new Request("GET /v1/network/reach", "/v1/network/reach"),
            new Request("GET /v1/settings", "/v1/settings"),
            new Request("PUT /v1/settings/{setting}", "/v1/settings/relay.friends", "{\"value\":\"off\"}"),
            new Request("PUT /v1/settings/{setting}", "/v1/settings/relay.friends", "{\"value\":\"perhaps\"}"),
            new Request("PUT /v1/settings/{setting}", "/v1/settings/ui.language", "{\"value\":\"de\"}"),
            new Request("PUT /v1/settings/{setting}", "/v1/settings/relay", "{\"value\":\"off\"}"),
            new Request("GET /v1/settings", "/v1/settings"),
            new Request("DELETE /v1/settings/{setting}", "/v1/settings/relay.friends"),
            new Request("DELETE /v1/settings/{setting}", "/v1/settings/relay"),
            new Request("GET /v1/introductions", "/v1/introductions"),
            new Request(
                    "POST /v1/introductions",
                    "/v1/introductions",
                    "{\"one\":\"" + NOBODY + "\",\"other\":\"" + NOBODY + "\"}"),
            new Request("POST /v1/introductions", "/v1/introductions", "{}"),
            new Request("POST /v1/introductions/{introduction}/accept", "/v1/introductions/x/accept"),
            new Request("POST /v1/introductions/{introduction}/accept", "/v1/introductions/" + NOBODY + "/accept"),
            new Request("DELETE /v1/introductions/{introduction}", "/v1/introductions/x"),
            new Request("DELETE /v1/introductions/{introduction}", "/v1/introductions/" + NOBODY));

    /** What only somebody else makes possible; scenarios see it, with real people. */
    static final Map<String, String> WITH_OTHERS = Map.of(
            "DELETE /v1/taken/{taken}", "204",
            "PUT /v1/nearby", "409",
            "GET /v1/friends/{friend}/words", "200",
            "GET /v1/friends/{friend}/way", "200",
            "POST /v1/nearby/{person}", "201",
            "POST /v1/introductions", "204",
            "POST /v1/introductions/{introduction}/accept", "204",
            "DELETE /v1/introductions/{introduction}", "204");
}
