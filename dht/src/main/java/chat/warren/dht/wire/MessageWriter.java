package chat.warren.dht.wire;

import chat.warren.dht.bencode.Bencode;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.bencode.Sequence;
import chat.warren.dht.bencode.Whole;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a message into its dictionary.
 *
 * <p>We send no {@code v} (client version): it is optional, and it would tell every crawler which nodes are Warren's.
 */
public final class MessageWriter {
    private MessageWriter() {}

    public static Dictionary write(Message message) {
        Dictionary.Builder outer = Dictionary.builder().put("t", message.transaction());
        switch (message) {
            case Message.Request request -> {
                outer.put("y", ByteString.ascii("q"))
                        .put("q", ByteString.ascii(method(request.query())))
                        .put("a", arguments(request));
                if (request.readOnly()) {
                    outer.put("ro", 1); // BEP 43: "This will appear in the request as '2:roi1e'."
                }
            }
            case Message.Response response ->
                outer.put("y", ByteString.ascii("r"))
                        .put("r", answer(response.answer()))
                        .putIfPresent("ip", compact(response.observed()));
            case Message.Failure failure ->
                outer.put("y", ByteString.ascii("e"))
                        .put("e", Sequence.of(new Whole(failure.code()), ByteString.text(failure.text())))
                        .putIfPresent("ip", compact(failure.observed()));
        }
        return outer.build();
    }

    private static String method(Query query) {
        return switch (query) {
            case Query.Ping ping -> "ping";
            case Query.FindNode findNode -> "find_node";
            case Query.GetPeers getPeers -> "get_peers";
            case Query.AnnouncePeer announce -> "announce_peer";
            case Query.Get get -> "get";
            case Query.Put put -> "put";
            case Query.Extension extension -> extension.name();
        };
    }

    private static Dictionary arguments(Message.Request request) {
        Dictionary.Builder arguments =
                Dictionary.builder().put("id", request.sender().bytes());
        switch (request.query()) {
            case Query.Ping ping -> {}
            case Query.FindNode findNode ->
                arguments
                        .put("target", findNode.target().bytes())
                        .putIfPresent("want", findNode.want().write());
            case Query.GetPeers getPeers ->
                arguments
                        .put("info_hash", getPeers.infoHash().bytes())
                        .putIfPresent("want", getPeers.want().write());
            case Query.AnnouncePeer announce -> {
                arguments.put("info_hash", announce.infoHash().bytes()).put("token", announce.token());
                // BEP 5 has "port" even where "implied_port" says to ignore it, and some clients insist.
                arguments.put("port", announce.port().orElse(1));
                if (announce.port().isEmpty()) {
                    arguments.put("implied_port", 1);
                }
            }
            case Query.Get get -> {
                arguments
                        .put("target", get.target().bytes())
                        .putIfPresent("want", get.want().write());
                get.newerThan().ifPresent(sequence -> arguments.put("seq", sequence));
            }
            case Query.Put put -> put(put, arguments);
            case Query.Extension extension -> arguments.putAll(extension.arguments());
        }
        if (request.padding() > 0) {
            arguments.put("z", ByteString.of(new byte[request.padding()]));
        }
        return arguments.build();
    }

    private static void put(Query.Put put, Dictionary.Builder arguments) {
        arguments.put("token", put.token()).put("v", put.item().value());
        if (put.item() instanceof Item.Mutable mutable) {
            arguments.put("k", mutable.key()).put("seq", mutable.sequence()).put("sig", mutable.signature());
            if (!mutable.salt().isEmpty()) {
                arguments.put("salt", mutable.salt());
            }
            put.expected().ifPresent(expected -> arguments.put("cas", expected));
        }
    }

    private static Dictionary answer(Answer answer) {
        Dictionary.Builder fields = Dictionary.builder()
                .put("id", answer.sender().bytes())
                .putIfPresent("nodes", Nodes.write(answer.nodes().ipv4(), Family.IPV4))
                .putIfPresent("nodes6", Nodes.write(answer.nodes().ipv6(), Family.IPV6))
                .putIfPresent("token", answer.token())
                .putAll(answer.extension());
        switch (answer.content()) {
            case Answer.Nothing nothing -> {}
            case Answer.Peers peers -> fields.put("values", peers(peers));
            case Answer.Plain plain -> fields.put("v", plain.value());
            case Answer.Signed signed ->
                fields.put("k", signed.key())
                        .put("seq", signed.sequence())
                        .put("sig", signed.signature())
                        .put("v", signed.value());
            case Answer.NotNewer notNewer -> fields.put("seq", notNewer.sequence());
        }
        return fields.build();
    }

    private static Sequence peers(Answer.Peers peers) {
        List<Bencode> values = new ArrayList<>();
        for (InetSocketAddress peer : peers.addresses()) {
            values.add(ByteString.of(Family.compact(peer)));
        }
        return new Sequence(values);
    }

    private static @Nullable ByteString compact(@Nullable InetSocketAddress address) {
        return address == null ? null : ByteString.of(Family.compact(address));
    }
}
