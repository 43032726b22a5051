package chat.warren.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.ItemName;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a foreign node says, spoilt on its way: our node survives it, believes none of it and finds the rest. */
class SpoiltAnswersTest {
    private static final long SEED = 3_511;
    private static final int QUESTIONS = 20;
    /** One answer in eight is left whole, so that far fewer than these do without any. */
    private static final int MOST_QUESTIONS = 400;

    @ParameterizedTest
    @EnumSource(names = {"NPM", "LIBTORRENT"})
    void weSurviveThemAndBelieveNothingFalse(InteropTest.Foreign kind) throws Exception {
        try (ForeignNode foreign = kind.start();
                ForeignNode honest = kind.start();
                Spoiler spoiler = new Spoiler(foreign.address(), SEED);
                OurNode author = new OurNode(kind.host);
                OurNode ours = new OurNode(kind.host)) {
            Item.Mutable mutable = Item.Mutable.sign(
                    Bytes.random(new SecureRandom(), 32), ByteString.EMPTY, 7, ByteString.ascii("as it was written"));
            Item immutable = new Item.Immutable(ByteString.ascii("as its hash says"));
            author.knows(foreign.address(), honest.address()).findsNodes(2);
            for (Item each : List.of(mutable, immutable)) {
                assertEquals(2, author.put(each, OptionalLong.empty()).copies());
            }
            int found = 0;
            for (int i = 0; i < QUESTIONS || (found == 0 && i < MOST_QUESTIONS); i++) {
                ours.knows(spoiler.address());
                ours.announce(Id.random(new SecureRandom()), 4_321);
                for (Item each : List.of(mutable, immutable)) {
                    Optional<Item> got = ours.get(ItemName.of(each));
                    got.ifPresent(item -> assertEquals(each, item));
                    found += got.isPresent() ? 1 : 0;
                }
            }
            assertTrue(ours.malformed() > 0, "what was no message is counted");
            assertTrue(found > 0, "what came whole was used");
            ours.knows(honest.address());
            while (!ours.found().contains(honest.address())) {
                Thread.sleep(100);
            }
            for (Item each : List.of(mutable, immutable)) {
                assertEquals(Optional.of(each), ours.get(ItemName.of(each)), "as if nothing had been");
            }
        }
    }
}
