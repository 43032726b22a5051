package chat.warren.bench.reach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Many friends of one person, each a node of its own with a port of its own, in one program: STRANGER SEED FIRST LAST.
 */
public final class Crowd {
    private Crowd() {}

    public static void main(String[] arguments) throws IOException {
        Path notes = Files.createTempDirectory("warren-crowd");
        List<Person> all = new ArrayList<>();
        for (int i = Integer.parseInt(arguments[2]); i <= Integer.parseInt(arguments[3]); i++) {
            String notebook = notes.resolve(Integer.toString(i)).toString();
            all.add(new Person(new String[] {"begin", arguments[0], notebook, arguments[1], "0", i + ":SECOND"}));
        }
        while (System.in.read() >= 0) {
            // Until the laboratory is taken down.
        }
        all.forEach(Person::close);
    }
}
