package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.join.Joining;
import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Binding;
import chat.warren.dht.loop.DhtLoop;
import chat.warren.dht.loop.LanGroup;
import chat.warren.node.running.loop.NodeSetup;
import chat.warren.node.socket.loop.Where;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReachCheckTest {
    private static final NodeSetup.Home HERE = new NodeSetup.Home(Where.THIS_MACHINE, false, false);

    private final List<DhtLoop> strangers = new ArrayList<>();

    private void strangers(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            List<InetSocketAddress> known =
                    strangers.isEmpty() ? List.of() : strangers.getFirst().bound();
            Random random = new Random(i);
            strangers.add(DhtLoop.start(
                    Binding.at(InetAddress.ofLiteral("127.0.0.1")),
                    EngineConfig.of(NetworkSpec.mainline()),
                    InstantSource.system(),
                    random,
                    new DhtLoop.Aboard(
                            (engine, errands, now) -> List.of(new Joining(
                                    new Joining.Engine(engine, List.of(NetworkId.MAINLINE)),
                                    Sources.none().withKnown(known),
                                    errands,
                                    new Random(7),
                                    now)),
                            LanGroup.onLoopback(6_774))));
        }
    }

    @AfterEach
    void theyGo() {
        strangers.forEach(DhtLoop::close);
    }

    @Test
    void whereNothingTranslatesItSaysSo() throws Exception {
        strangers(6);
        Bootstrap near =
                new Bootstrap.Named(List.of("127.0.0.1:" + strangers.getFirst().port()));
        try (ReachCheck check = ReachCheck.open(new NodeOptions(near, false, 0), HERE, InstantSource.system())) {
            ReachView view = check.view(Duration.ofSeconds(30));
            assertEquals("open", view.grade());
            assertEquals("open", view.findings().mapping());
            assertTrue(view.findings().around().contacts() > 0);
        }
    }

    @Test
    void whoKnowsNobodyIsToldThatNobodyAnswers() throws Exception {
        try (ReachCheck check =
                ReachCheck.open(new NodeOptions(new Bootstrap.Off(), false, 0), HERE, InstantSource.system())) {
            ReachView view = check.view(Duration.ofMillis(400));
            assertEquals("offline", view.grade());
            assertEquals("unknown", view.findings().mapping());
        }
    }
}
