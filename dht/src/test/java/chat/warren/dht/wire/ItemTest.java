package chat.warren.dht.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.bencode.ByteString;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The test vectors of BEP 44. */
class ItemTest {
    private static final ByteString KEY =
            ByteString.hex("77ff84905a91936367c01360803104f92432fcd904a43511876df5cdf3e7e548");
    private static final ByteString HELLO = ByteString.ascii("Hello World!");

    @Test
    void mutableItemWithoutSalt() {
        Item.Mutable item = new Item.Mutable(
                KEY,
                ByteString.EMPTY,
                1,
                ByteString.hex("305ac8aeb6c9c151fa120f120ea2cfb923564e11552d06a5d856091e5e853cff"
                        + "1260d3f39e4999684aa92eb73ffd136e6f4f3ecbfda0ce53a1608ecd7ae21f01"),
                HELLO);
        assertEquals(
                "3:seqi1e1:v12:Hello World!",
                new String(Item.Mutable.signed(item.salt(), 1, HELLO), StandardCharsets.US_ASCII));
        assertEquals(Id.hex("4a533d47ec9c7d95b1ad75f576cffc641853b750"), item.target());
        assertTrue(item.isAuthentic());
        assertFalse(new Item.Mutable(KEY, ByteString.EMPTY, 2, item.signature(), HELLO).isAuthentic());
        assertFalse(new Item.Mutable(KEY, ByteString.ascii("x"), 1, item.signature(), HELLO).isAuthentic());
    }

    @Test
    void mutableItemWithSalt() {
        Item.Mutable item = new Item.Mutable(
                KEY,
                ByteString.ascii("foobar"),
                1,
                ByteString.hex("6834284b6b24c3204eb2fea824d82f88883a3d95e8b4a21b8c0ded553d17d17d"
                        + "df9a8a7104b1258f30bed3787e6cb896fca78c58f8e03b5f18f14951a87d9a08"),
                HELLO);
        assertEquals(
                "4:salt6:foobar3:seqi1e1:v12:Hello World!",
                new String(Item.Mutable.signed(item.salt(), 1, HELLO), StandardCharsets.US_ASCII));
        assertEquals(Id.hex("411eba73b6f087ca51a3795d9c8c938d365e32c1"), item.target());
        assertTrue(item.isAuthentic());
    }

    @Test
    void immutableItem() {
        assertEquals(Id.hex("e5f96f6f38320f0f33959cb4d3d656452117aadb"), new Item.Immutable(HELLO).target());
    }

    @Test
    void whatWeSignIsAuthenticAndSitsWhereItsKeySays() {
        Item.Mutable item = Item.Mutable.sign(new byte[32], ByteString.ascii("s"), 3, HELLO);
        assertTrue(item.isAuthentic());
        assertNotEquals(item.target(), Item.Mutable.target(item.key(), ByteString.EMPTY));
    }
}
