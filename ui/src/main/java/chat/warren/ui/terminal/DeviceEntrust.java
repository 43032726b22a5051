package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives this device the identity's key. */
@Command(
        name = "entrust",
        description = {
            "Gives this device your identity's key by the 24 recovery words, so that it can add and revoke others:",
            "for when the device on which you began is lost."
        })
final class DeviceEntrust extends Remote implements Callable<Integer> {
    @Option(names = "--words-stdin", description = "Reads the words from standard input, all in one line.")
    private boolean input;

    DeviceEntrust(World world) {
        super(world);
    }

    @Override
    public Integer call() throws ProfileException {
        char[] words = input
                ? world.asking().line("the recovery words")
                : world.asking().open("Your 24 recovery words, in their order").toCharArray();
        try {
            JsonObject wanted = new JsonObject();
            wanted.addProperty("words", new String(words));
            node().put("/v1/identity/key", wanted.toString());
        } finally {
            Arrays.fill(words, '\0');
        }
        return answer(
                "{\"done\":true}",
                (answer, lines) ->
                        lines.add("This device can add and revoke others now. Keep the words where they were."));
    }
}
