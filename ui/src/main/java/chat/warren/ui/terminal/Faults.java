package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What people read when something went wrong: a sentence, never a stack trace. */
final class Faults {
    private final World world;

    Faults(World world) {
        this.world = world;
    }

    int failed(Exception failure, CommandLine command, ParseResult given) {
        if (isEnding()) {
            return Exits.OUR_MISTAKE; // Nobody's: who ended the program knows why it did not finish.
        }
        if (failure instanceof ProfileException told) {
            int code = Exits.of(told.reason());
            String reason = told.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return tell(given, reason, told.sentence(), code);
        }
        return tell(given, "our-mistake", mistake(failure), Exits.OUR_MISTAKE);
    }

    int misused(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String sentence = failure.getMessage() + ".";
        if (List.of(arguments).contains("--json")) {
            tellPrograms("not-understood", sentence, Exits.NOT_UNDERSTOOD);
        }
        world.err().println(sentence);
        if (!UnmatchedArgumentException.printSuggestions(failure, world.err())) {
            world.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        world.err().flush();
        return Exits.NOT_UNDERSTOOD;
    }

    /** Whether somebody has told the program to end: then things break under whoever is in the middle of something. */
    static boolean isEnding() {
        try {
            return Runtime.getRuntime()
                    .removeShutdownHook(Thread.currentThread()); // Never one, so this changes nothing.
        } catch (IllegalStateException shuttingDown) {
            return true;
        }
    }

    /** The place and not the message, which could hold somebody's name. */
    static String mistake(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
        return "Warren made a mistake (" + failure.getClass().getSimpleName() + place
                + "); what was saved before is kept: please report it with these words.";
    }

    private int tell(ParseResult given, String reason, String sentence, int code) {
        if (asksForJson(given)) {
            tellPrograms(reason, sentence, code);
        }
        world.err().println(sentence);
        world.err().flush();
        return code;
    }

    private void tellPrograms(String reason, String sentence, int code) {
        world.out()
                .println(new Json()
                        .put("error", reason)
                        .put("sentence", sentence)
                        .put("exit", code));
        world.out().flush();
    }

    private static boolean asksForJson(ParseResult given) {
        return given.asCommandLineList().getLast().getParseResult().hasMatchedOption("--json");
    }
}
