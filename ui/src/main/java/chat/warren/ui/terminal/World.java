package chat.warren.ui.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** What a command has to do with: the environment, somebody to ask, and where to print. */
record World(Map<String, String> environment, Asking asking, PrintWriter out, PrintWriter err) {
    World {
        environment = Map.copyOf(environment);
    }

    /** The answer of a command, to a program or to people. */
    void answer(Place place, Json toPrograms, List<String> toPeople) {
        answer(place.json(), toPrograms, toPeople);
    }

    void answer(boolean json, Json toPrograms, List<String> toPeople) {
        if (json) {
            out.println(toPrograms);
        } else {
            toPeople.forEach(out::println);
        }
        out.flush();
    }
}
