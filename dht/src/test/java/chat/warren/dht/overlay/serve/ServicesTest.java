package chat.warren.dht.overlay.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Rendezvous;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeWriter;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.engine.Asked;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.ExtensionAnswers;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.engine.Output;
import chat.warren.dht.overlay.wire.Hello;
import chat.warren.dht.overlay.wire.MailboxAnswer;
import chat.warren.dht.overlay.wire.MailboxRequest;
import chat.warren.dht.overlay.wire.MailboxTag;
import chat.warren.dht.overlay.wire.ProxyAnswer;
import chat.warren.dht.overlay.wire.ProxyRequest;
import chat.warren.dht.overlay.wire.Purpose;
import chat.warren.dht.overlay.wire.SealedRequest;
import chat.warren.dht.rendezvous.Records;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Family;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What strangers can make a node do, with a clock of the test's own. */
class ServicesTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final InetSocketAddress CLIENT = at("203.0.113.7", 6881);

    private final SplittableRandom random = new SplittableRandom(81);
    private final Services services = new Services(true, random, START);
    private final DhtEngine engine = new DhtEngine(
            EngineConfig.of(NetworkSpec.overlay(services.queries())).over(Family.IPV4), random, START);
    private final List<ByteString> begun = new ArrayList<>();
    private final List<Dictionary> answers = new ArrayList<>();
    private Instant now = START;

    /** Counts what was begun; the test says how it ends. */
    private final Records records = new Records() {
        @Override
        public long put(Item.Mutable record, int copy, Instant when) {
            begun.add(record.key());
            return begun.size();
        }

        @Override
        public long get(ByteString key, int copy, Instant when) {
            begun.add(key);
            return begun.size();
        }
    };

    private final Services.Workplace place = new Services.Workplace(engine, NetworkId.OVERLAY, records);

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    private Asked asked(InetSocketAddress from) {
        return new Asked(new Contact(Id.random(random), from), ByteString.of(Bytes.random(random, 6)), 700);
    }

    private Hello hello(InetSocketAddress from) throws MalformedException {
        return Hello.parse(answer(Hello.QUERY, from, Dictionary.EMPTY).orElseThrow());
    }

    private Optional<Dictionary> answer(String query, InetSocketAddress from, Dictionary arguments)
            throws MalformedException {
        ExtensionAnswers handler = Objects.requireNonNull(services.queries().get(query));
        Optional<Dictionary> fields = handler.answer(asked(from), arguments, now);
        services.advanceTo(place, now);
        return fields;
    }

    private SealedRequest sealed(Purpose purpose, byte[] plain) throws MalformedException {
        return SealedRequest.to(hello(CLIENT).key(), purpose, plain, random);
    }

    private SealedRequest get() throws MalformedException {
        return sealed(Purpose.RECORD, new ProxyRequest.Get(ByteString.of(Bytes.random(random, 32))).encode());
    }

    private static Dictionary fields(SealedRequest request, ByteString token) {
        return Dictionary.builder().put("b", request.box()).put("tk", token).build();
    }

    private Optional<Dictionary> ask(SealedRequest request, InetSocketAddress from) throws MalformedException {
        return answer(
                request.purpose().query(), from, fields(request, hello(from).token()));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        services.advanceTo(place, now);
    }

    private void finish(int ticket) {
        services.happened(new Event.Finished(ticket, new Event.Outcome(20, 0, false, List.of())), place, now);
        while (engine.poll() instanceof Output.Send send) {
            answers.add(Dictionary.builder().put("sent", send.datagram()).build());
        }
    }

    @Test
    void withoutATokenForThisVeryPortNothingIsDoneAndLittleIsSaid() throws MalformedException {
        SealedRequest request = get();
        ByteString elsewhere = hello(at("203.0.113.7", 6882)).token();
        for (Dictionary arguments :
                List.of(Dictionary.builder().put("b", request.box()).build(), fields(request, elsewhere))) {
            Dictionary said = answer("wp", CLIENT, arguments).orElseThrow();
            assertTrue(BencodeWriter.lengthOf(said) < 20, "a token and nothing else");
        }
        pass(Duration.ofSeconds(5));
        assertEquals(List.of(), begun);
        assertEquals(2, services.proxied().untokened());
    }

    @Test
    void aTokenGrowsOld() throws MalformedException {
        SealedRequest request = get();
        ByteString token = hello(CLIENT).token();
        pass(Duration.ofMinutes(11));
        answer("wp", CLIENT, fields(request, token));
        assertEquals(1, services.proxied().untokened());
    }

    @Test
    void aRequestSaidThreeTimesIsCarriedOutOnceAndAnsweredEachTime() throws MalformedException {
        SealedRequest request = get();
        assertEquals(Optional.empty(), ask(request, CLIENT));
        pass(Duration.ofMillis(300));
        assertEquals(Optional.empty(), ask(request, CLIENT));
        assertEquals(1, begun.size());
        finish(1);
        assertEquals(1, answers.size());
        Dictionary first = ask(request, CLIENT).orElseThrow();
        Dictionary second = ask(request, at("198.51.100.9", 1)).orElseThrow();
        assertEquals(first.get("b"), second.get("b"), "whoever replays it gets bytes that only the first can open");
        pass(Duration.ofSeconds(5));
        assertEquals(1, begun.size());
        ProxyAnswer answer =
                ProxyAnswer.parse(request.answerKey().open(first.needBytes("b")), ByteString.of(new byte[32]));
        assertEquals(Optional.empty(), answer.found());
    }

    @Test
    void itWaitsForARandomTimeOfAtMostAFifthOfASecond() throws MalformedException {
        int early = 0;
        for (int i = 0; i < 40; i++) {
            Instant at = now;
            int before = begun.size();
            ask(get(), CLIENT);
            pass(Duration.ofMillis(100));
            early += begun.size() > before ? 1 : 0;
            pass(Duration.ofMillis(100));
            assertEquals(before + 1, begun.size(), "at the latest " + Duration.between(at, now));
            finish(begun.size());
            pass(Duration.ofSeconds(2));
        }
        assertTrue(early >= 10 && early <= 30, early + " of 40 in the first half of the time");
    }

    @Test
    void oneClientGetsItsShareAndAllTogetherTheirs() throws MalformedException {
        for (int i = 0; i < 400; i++) {
            ask(get(), CLIENT);
        }
        long refused = services.proxied().refused();
        assertTrue(refused >= 270 && refused <= 290, "one client's burst is 120: refused " + refused);
        for (int client = 0; client < 40; client++) {
            for (int i = 0; i < 30; i++) {
                ask(get(), at("198.51." + client + ".7", 6881));
            }
        }
        for (int i = 0; i < 600; i++) {
            pass(Duration.ofMillis(1));
            finish(i + 1);
        }
        assertTrue(begun.size() <= 260, begun.size() + " begun");
    }

    @Test
    void whatIsNotSealedToUsOrSaysNothingIsRefusedAndCounted() throws MalformedException {
        ByteString token = hello(CLIENT).token();
        byte[] noise = get().box().toArray();
        noise[40] ^= 1;
        Dictionary damaged = Dictionary.builder()
                .put("b", ByteString.of(noise))
                .put("tk", token)
                .build();
        assertThrows(MalformedException.class, () -> answer("wp", CLIENT, damaged));
        SealedRequest nonsense = sealed(Purpose.RECORD, Bytes.random(random, ProxyRequest.BYTES));
        assertThrows(MalformedException.class, () -> ask(nonsense, CLIENT));
        Item.Mutable forged = new Item.Mutable(
                ByteString.of(Bytes.random(random, 32)),
                ByteString.EMPTY,
                1,
                ByteString.of(Bytes.random(random, 64)),
                ByteString.of(Bytes.random(random, Rendezvous.VALUE_BYTES)));
        SealedRequest unsigned = sealed(Purpose.RECORD, new ProxyRequest.Put(forged).encode());
        assertThrows(MalformedException.class, () -> ask(unsigned, CLIENT));
        pass(Duration.ofSeconds(1));
        assertEquals(List.of(), begun);
        assertEquals(3, services.proxied().unreadable());
    }

    @Test
    void yesterdaysKeyStillOpensForFourHoursAndNoneLivesForMoreThanADay() throws MalformedException {
        SealedRequest request = get();
        ByteString before = hello(CLIENT).key();
        pass(Duration.ofHours(20));
        assertFalse(before.equals(hello(CLIENT).key()), "a new key");
        ask(request, CLIENT);
        pass(Duration.ofSeconds(1));
        assertEquals(1, begun.size());
        SealedRequest late = SealedRequest.to(
                before, Purpose.RECORD, new ProxyRequest.Get(ByteString.of(new byte[32])).encode(), random);
        pass(Duration.ofHours(4));
        assertThrows(MalformedException.class, () -> ask(late, CLIENT));
    }

    private boolean reserve(InetSocketAddress owner, int name) throws MalformedException {
        List<MailboxTag> tags = new ArrayList<>();
        for (int i = 0; i < MailboxRequest.TAGS; i++) {
            byte[] tag = new byte[MailboxTag.BYTES];
            tag[0] = (byte) (name >> 8);
            tag[1] = (byte) name;
            tag[2] = (byte) i;
            tags.add(new MailboxTag(ByteString.of(tag)));
        }
        SealedRequest request = sealed(Purpose.MAILBOX, new MailboxRequest(tags).encode());
        Optional<Dictionary> said = ask(request, owner);
        return said.isPresent()
                && MailboxAnswer.parse(request.answerKey().open(said.get().needBytes("b")))
                        .accepted();
    }

    @Test
    void oneNetworkGetsEightMailboxesAndANameHasTwoOwnersAtMost() throws MalformedException {
        for (int i = 0; i < 12; i++) {
            assertEquals(i < 8, reserve(at("203.0.113." + (i + 1), 6881), i), "mailbox " + i);
        }
        for (int i = 0; i < 4; i++) {
            assertEquals(i < 2, reserve(at("198.51." + i + ".1", 6881), 99), "owner " + i);
        }
        assertEquals(10, services.mailboxes());
        pass(Duration.ofSeconds(91));
        assertEquals(0, services.mailboxes());
    }

    @Test
    void whoHasAMailboxKeepsItThoughOthersReserveItsNameOfTomorrow() throws MalformedException {
        assertTrue(reserve(CLIENT, 1));
        assertTrue(reserve(at("198.51.1.1", 6881), 2));
        assertTrue(reserve(at("198.51.2.1", 6881), 2));
        assertFalse(reserve(CLIENT, 2), "there are two of that name");
        assertEquals(3, services.mailboxes());
        assertTrue(reserve(CLIENT, 1));
    }

    @Test
    void nothingIsEverLongerThanThreeTimesWhatCameBeforeTheAddressIsKnown() throws MalformedException {
        int smallestHello = 78; // d1:ad2:id20:…e1:q2:wh1:t2:aa1:w8:…1:y1:qe
        Dictionary said = answer(Hello.QUERY, CLIENT, Dictionary.EMPTY).orElseThrow();
        int rest = 80; // d2:ip6:……1:rd2:id20:…e1:t6:…1:w8:…1:y1:re
        assertTrue(BencodeWriter.lengthOf(said) + rest <= 3 * smallestHello);
    }
}
