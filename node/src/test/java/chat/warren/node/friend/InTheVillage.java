package chat.warren.node.friend;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** All tests of a class are in one village, which is empty before each: houses are dear to build. */
abstract class InTheVillage {
    @TempDir
    static Path folder;

    static Village village;

    @BeforeAll
    static void build() {
        village = new Village(folder);
    }

    @AfterAll
    static void leave() throws IOException {
        village.close();
    }

    @BeforeEach
    void clear() {
        village.clear();
    }

    static void befriend(House host, House guest) throws Exception {
        host.welcoming = true;
        guest.take(host.invite());
        village.settle();
    }
}
