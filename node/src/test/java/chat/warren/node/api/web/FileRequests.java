package chat.warren.node.api.web;

import chat.warren.node.api.web.LocalApiTest.Request;
import java.util.List;
import java.util.Map;

/** What is asked about files: HERE stands for a folder, FILE for the file that was announced to ourselves. */
final class FileRequests {
    private static final String NOBODY = "00".repeat(16);

    private FileRequests() {}

    static final List<Request> ALL = List.of(
            new Request(
                    "POST /v1/conversations/{friend}/files", "/v1/conversations/ME/files", "{\"paths\":[\"HERE\"]}"),
            new Request("POST /v1/conversations/{friend}/files", "/v1/conversations/ME/files", "{\"paths\":[\"x\"]}"),
            new Request(
                    "POST /v1/conversations/{friend}/files",
                    "/v1/conversations/ME/files",
                    "{\"paths\":[\"HERE/nothing\"]}"),
            new Request(
                    "POST /v1/conversations/{friend}/files",
                    "/v1/conversations/ME/files",
                    "{\"paths\":[\"HERE\",\"HERE\"],\"mediaType\":\"image/png\"}"),
            new Request(
                    "POST /v1/conversations/{friend}/files",
                    "/v1/conversations/" + NOBODY + "/files",
                    "{\"paths\":[\"HERE\"]}"),
            new Request("GET /v1/files", "/v1/files"),
            new Request("GET /v1/files", "/v1/files?most=x"),
            new Request("GET /v1/files/{file}", "/v1/files/FILE"),
            new Request("GET /v1/files/{file}", "/v1/files/" + NOBODY),
            new Request("GET /v1/files/{file}", "/v1/files/x"),
            new Request("POST /v1/files/{file}/pause", "/v1/files/FILE/pause"),
            new Request("POST /v1/files/{file}/pause", "/v1/files/" + NOBODY + "/pause"),
            new Request("POST /v1/files/{file}/pause", "/v1/files/x/pause"),
            new Request("POST /v1/files/{file}/resume", "/v1/files/FILE/resume"),
            new Request("POST /v1/files/{file}/resume", "/v1/files/" + NOBODY + "/resume"),
            new Request("POST /v1/files/{file}/resume", "/v1/files/x/resume"),
            new Request("POST /v1/files/{file}/accept", "/v1/files/" + NOBODY + "/accept", "{\"folder\":\"HERE\"}"),
            new Request("POST /v1/files/{file}/accept", "/v1/files/" + NOBODY + "/accept", "{\"folder\":\"x\"}"),
            new Request("DELETE /v1/files/{file}", "/v1/files/FILE"),
            new Request("DELETE /v1/files/{file}", "/v1/files/" + NOBODY),
            new Request("DELETE /v1/files/{file}", "/v1/files/x"),
            new Request("PUT /v1/conversations/{friend}/keepers", "/v1/conversations/ME/keepers", "{\"keepers\":[]}"),
            new Request("PUT /v1/conversations/{friend}/keepers", "/v1/conversations/ME/keepers", "{\"keepers\":1}"),
            new Request(
                    "PUT /v1/conversations/{friend}/keepers",
                    "/v1/conversations/ME/keepers",
                    "{\"keepers\":[\"" + NOBODY + "\"]}"),
            new Request("GET /v1/conversations/{friend}/keepers", "/v1/conversations/ME/keepers"),
            new Request("GET /v1/conversations/{friend}/keepers", "/v1/conversations/x/keepers"),
            new Request("DELETE /v1/conversations/{friend}/keepers", "/v1/conversations/ME/keepers"),
            new Request("DELETE /v1/conversations/{friend}/keepers", "/v1/conversations/x/keepers"),
            new Request("GET /v1/file-settings", "/v1/file-settings"),
            new Request(
                    "PUT /v1/file-settings",
                    "/v1/file-settings",
                    "{\"folder\":\"HERE\",\"automaticBytes\":0,\"previews\":false,\"upBytesPerSecond\":1,"
                            + "\"downBytesPerSecond\":1}"),
            new Request("PUT /v1/file-settings", "/v1/file-settings", "{\"folder\":\"HERE\"}"));

    /** What needs a file of somebody else's. */
    static final Map<String, String> WITH_OTHERS = Map.of("POST /v1/files/{file}/accept", "204");
}
