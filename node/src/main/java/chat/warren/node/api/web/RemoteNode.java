package chat.warren.node.api.web;

import chat.warren.node.api.ClosedProfile;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.desk.loop.Client;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A node that runs in another process, asked through its local API. */
public final class RemoteNode {
    private final Client client;
    private final Path folder;

    private RemoteNode(Client client, Path folder) {
        this.client = client;
        this.folder = folder;
    }

    /** The node that has this profile open; fails with a sentence if there is none that can be asked. */
    public static RemoteNode of(ProfileHome home) throws ProfileException {
        ClosedProfile seen = home.look();
        if (!seen.openElsewhere()) {
            throw notRunning(home.folder(), "");
        }
        ApiFiles files = new ApiFiles(home.folder());
        try {
            Optional<String> socket = ApiFiles.firstLine(files.address());
            Optional<String> token = ApiFiles.firstLine(files.token());
            if (socket.isPresent() && token.isPresent()) {
                return new RemoteNode(new Client(Path.of(socket.get()), token.get()), home.folder());
            }
        } catch (IOException unreadable) {
            throw unreachable(home.folder(), unreadable);
        }
        String holder =
                seen.holder().map(process -> " (process " + process + ")").orElse("");
        throw notRunning(
                home.folder(), " It is open in a Warren" + holder + " that does not serve others; end it first.");
    }

    private static ProfileException notRunning(Path folder, String more) {
        return new ProfileException(
                Reason.NOT_RUNNING,
                "No daemon runs on the profile in " + folder + ", so nothing was asked." + more
                        + " Start one with 'warren daemon'.");
    }

    private static ProfileException unreachable(Path folder, IOException cause) {
        return new ProfileException(
                Reason.NOT_RUNNING,
                "The daemon on the profile in " + folder + " does not answer (" + cause.getMessage()
                        + "); nothing was changed: try again, or restart it.",
                cause);
    }

    /** The document that is at this path. */
    public String get(String target) throws ProfileException {
        return ask("GET", target, Optional.empty());
    }

    /** What comes back for this document. */
    public String post(String target, String document) throws ProfileException {
        return ask("POST", target, Optional.of(document));
    }

    public void put(String target, String document) throws ProfileException {
        ask("PUT", target, Optional.of(document));
    }

    public void delete(String target) throws ProfileException {
        ask("DELETE", target, Optional.empty());
    }

    private String ask(String method, String target, Optional<String> document) throws ProfileException {
        Client.Reply reply;
        try {
            reply = client.ask(method, target, document);
        } catch (IOException e) {
            throw unreachable(folder, e);
        }
        if (reply.status() >= 300) {
            throw failure(reply);
        }
        return reply.body();
    }

    /** Takes the data of events. */
    @FunctionalInterface
    public interface Listener {
        /** Takes one, and says whether to go on. */
        boolean happened(String document) throws ProfileException;

        /** From now on nothing is missed. */
        default void listening() throws ProfileException {}
    }

    /** Listens until told to stop, or until the node ends. */
    public void listen(Listener listener) throws ProfileException {
        listen(Optional.empty(), listener);
    }

    /** As {@link #listen}, and is told first of all that is still known of what happened before. */
    public void listenFromTheBeginning(Listener listener) throws ProfileException {
        listen(Optional.of("0-0"), listener); // An event of no run.
    }

    private void listen(Optional<String> after, Listener listener) throws ProfileException {
        try {
            Optional<Client.Reply> refused = client.listen("/v1/events", after, new Client.Listener() {
                @Override
                public void listening() throws IOException {
                    listener.listening();
                }

                @Override
                public boolean line(String line) throws IOException {
                    return !line.startsWith("data: ") || listener.happened(line.substring("data: ".length()));
                }
            });
            if (refused.isPresent()) {
                throw failure(refused.get());
            }
        } catch (ProfileException e) {
            throw e;
        } catch (IOException e) {
            throw unreachable(folder, e);
        }
    }

    private ProfileException failure(Client.Reply reply) {
        try {
            JsonElement parsed = JsonParser.parseString(reply.body());
            if (parsed instanceof JsonObject said && said.has("error") && said.has("sentence")) {
                return new ProfileException(
                        reason(said.get("error").getAsString()),
                        said.get("sentence").getAsString());
            }
        } catch (JsonParseException | IllegalStateException notOurs) {
            // Told below, like everything else that is no answer of ours.
        }
        return unreachable(folder, new IOException("it answered " + reply.status()));
    }

    private static Reason reason(String error) {
        String name = error.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return Reason.OTHER;
    }
}
