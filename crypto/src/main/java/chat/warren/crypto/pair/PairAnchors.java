package chat.warren.crypto.pair;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chain a pair is sure to share, and the one agreed last, until the friend has shown that they have it too: a crash
 * between our write and theirs must not part two friends (SECURITY.md §3.1).
 *
 * <p>Publish, listen and look up under every chain of {@link #inUse}. Stored as {@code version(1) ‖ shared chain ‖ 0},
 * or {@code … ‖ 1 ‖ agreed at(8) ‖ agreed chain}.
 */
public final class PairAnchors {
    /** An old chain would undo the healing that a new one brings; a friend away for longer comes by the cold root. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final int VERSION = 1;

    private PairChain shared;
    private Optional<Agreed> agreed;

    private record Agreed(PairChain chain, Instant at) {}

    private PairAnchors(PairChain shared, Optional<Agreed> agreed) {
        this.shared = shared;
        this.agreed = agreed;
    }

    public static PairAnchors of(PairChain first) {
        return new PairAnchors(first, Optional.empty());
    }

    /** A link agreed on a new chain. An earlier one that the friend never used gives way; the shared one stays. */
    public void agree(PairChain chain, Instant now) {
        agreed.ifPresent(replaced -> replaced.chain().wipe());
        agreed = Optional.of(new Agreed(chain, now));
    }

    /** The friend used this chain, or said inside a link that it is safely stored: the older one has served. */
    public void usedByFriend(PairChain chain) {
        if (agreed.isPresent() && agreed.get().chain() == chain) {
            keepAgreed();
        }
    }

    /**
     * Forgets what is over.
     *
     * @return whether the stored form changed
     */
    public boolean advanceTo(Instant now) {
        boolean changed = false;
        if (agreed.isPresent() && now.isAfter(agreed.get().at().plus(PATIENCE))) {
            keepAgreed();
            changed = true;
        }
        for (PairChain chain : inUse()) {
            changed |= chain.advanceTo(now);
        }
        return changed;
    }

    /** Newest first. */
    public List<PairChain> inUse() {
        List<PairChain> chains = new ArrayList<>();
        agreed.ifPresent(newest -> chains.add(newest.chain()));
        chains.add(shared);
        return List.copyOf(chains);
    }

    private void keepAgreed() {
        shared.wipe();
        shared = agreed.orElseThrow().chain();
        agreed = Optional.empty();
    }

    /** What is stored, sealed. The caller wipes it. */
    public byte[] toStored() {
        ByteWriter writer =
                new ByteWriter().u8(VERSION).bytes(shared.toStored()).u8(agreed.isPresent() ? 1 : 0);
        agreed.ifPresent(newest ->
                writer.i64(newest.at().getEpochSecond()).bytes(newest.chain().toStored()));
        return writer.toArray();
    }

    public static PairAnchors parse(byte[] stored) throws MalformedException {
        ByteReader reader = new ByteReader(stored);
        if (reader.u8() != VERSION) {
            throw new MalformedException("pair anchors of a version we do not know");
        }
        PairChain shared = PairChain.parse(reader.bytes(PairChain.STORED_BYTES));
        Optional<Agreed> agreed = Optional.empty();
        if (flag(reader)) {
            long at = reader.i64();
            if (at < 0 || at > Instant.MAX.getEpochSecond()) {
                throw new MalformedException("a date outside the calendar");
            }
            PairChain chain = PairChain.parse(reader.bytes(PairChain.STORED_BYTES));
            agreed = Optional.of(new Agreed(chain, Instant.ofEpochSecond(at)));
        }
        reader.end();
        return new PairAnchors(shared, agreed);
    }

    private static boolean flag(ByteReader reader) throws MalformedException {
        int flag = reader.u8();
        if (flag > 1) {
            throw new MalformedException("a flag is 0 or 1");
        }
        return flag == 1;
    }
}
