package chat.warren.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "4", "5097601", "9223372036854775807"})
    void whatCannotDisappearSoIsNotSentForGood(String stays) {
        StringWriter err = new StringWriter();
        World world = new World(
                Map.of(),
                new Asking(InputStream.nullInputStream(), Optional.empty()),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true));
        int exit = Warren.commands(world).execute("send", "Ben", "hello", "--stays=" + stays);
        assertEquals(Exits.NOT_UNDERSTOOD, exit);
        assertTrue(err.toString().contains("nothing was sent"), err.toString());
    }
}
