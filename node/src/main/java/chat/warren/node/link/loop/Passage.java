package chat.warren.node.link.loop;

import chat.warren.crypto.datagram.DatagramKey;
import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Pieces;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where QUIC's datagrams for one pair go in and out, whole or in pieces. */
final class Passage {
    /** QUIC says at its next turn why a handshake failed: without that the other side would wait for the rest of it. */
    private static final int LAST_WORD_MILLIS = 500;

    private final Wiring wiring;
    private final PairId pair;
    private final Runnable worn;
    private final Pieces pieces = new Pieces();
    private @Nullable PairChannel channel;
    private long sealed;

    /** @param worn called when so much was sent that another key is wanted */
    Passage(Wiring wiring, PairId pair, Runnable worn) {
        this.wiring = wiring;
        this.pair = pair;
        this.worn = worn;
    }

    boolean isOpen() {
        return channel != null;
    }

    PairChannel open(ChannelHandler codec) {
        PairChannel opened = new PairChannel(this::send);
        opened.pipeline().addLast(codec);
        ChannelFuture _ = wiring.place().loop().register(opened);
        channel = opened;
        return opened;
    }

    /** Hears nothing any more, and closes when QUIC has had its last word. */
    void shut() {
        PairChannel used = channel;
        channel = null;
        if (used != null) {
            Future<?> _ = wiring.place().loop().schedule(used::shut, LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void received(byte[] datagram) {
        if (channel != null) {
            channel.received(datagram);
        }
    }

    Pieces pieces() {
        return pieces;
    }

    private void send(List<byte[]> datagrams) {
        int room = wiring.carrier().room(pair);
        List<byte[]> fitting = new ArrayList<>(datagrams.size());
        for (byte[] datagram : datagrams) {
            fitting.addAll(pieces.cut(datagram, room));
        }
        wiring.carrier().send(pair, Kind.QUIC, fitting, wiring.place().clock().instant());
        sealed += fitting.size();
        if (sealed >= DatagramKey.RENEW_AFTER) {
            sealed = 0;
            wiring.place().loop().execute(worn);
        }
    }

    /** The key is a new one. */
    void renewed() {
        sealed = 0;
    }
}
