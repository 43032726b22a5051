package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words to compare with those on another machine. */
final class WordQuestion {
    private WordQuestion() {}

    static void show(World world, Place place, String name, List<String> words) {
        List<String> lines = new ArrayList<>();
        lines.add("Compare these words with those that the other device shows:");
        lines.addAll(Columns.plain(words));
        world.answer(place, new Json().put("compare", true).put("name", name).put("words", words), lines);
    }

    /** Whether they are the same; whoever says neither yes nor no is asked again. */
    static boolean same(World world, boolean input) throws ProfileException {
        while (true) {
            String said = input
                    ? new String(world.asking().line("yes or no"))
                    : world.asking().open("Does the other device show the same words (yes or no)");
            switch (said.strip().toLowerCase(Locale.ROOT)) {
                case "yes", "y" -> {
                    return true;
                }
                case "no", "n" -> {
                    return false;
                }
                default -> world.asking().say("Yes or no, please.");
            }
        }
    }
}
