package chat.warren.dht.wire;

import chat.warren.dht.bencode.ByteString;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One datagram: a query, what it led to, or why it led to nothing. */
public sealed interface Message {
    /** Ours have six bytes; we echo what others send up to this length. */
    int MAX_TRANSACTION_BYTES = 32;

    /** Made up by who asks, echoed by who answers. */
    ByteString transaction();

    /**
     * A question.
     *
     * @param readOnly BEP 43: the sender answers no queries and shall not be kept as a contact
     * @param padding bytes added so that a long answer may come back at once (see {@code docs/dht.md}, amplification)
     */
    record Request(ByteString transaction, Id sender, boolean readOnly, Query query, int padding) implements Message {}

    /**
     * What the question led to.
     *
     * @param observed BEP 42's {@code ip}: the address that the answering node sees us under
     */
    record Response(
            ByteString transaction, Answer answer, @Nullable InetSocketAddress observed) implements Message {}

    record Failure(
            ByteString transaction,
            int code,
            String text,
            @Nullable InetSocketAddress observed) implements Message {
        public static Failure of(ByteString transaction, ErrorCode code, @Nullable InetSocketAddress observed) {
            return new Failure(transaction, code.number(), code.text(), observed);
        }
    }
}
