package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody typed into a conversation: words to say, or a command that begins with a slash. */
final class Typed {
    static final List<String> COMMANDS =
            List.of("/reply", "/edit", "/delete", "/react", "/file", "/get", "/info", "/help", "/quit");

    private static final List<String> HELP = List.of(
            "    /reply [NUMBER] WORDS   answers a message; without a number their last",
            "    /edit [NUMBER] WORDS    other words for one of yours; without a number your last",
            "    /delete [NUMBER]        takes one of yours back; without a number your last",
            "    /react [NUMBER] EMOJI   without a number to their last",
            "    /file PATH              sends a file or a folder; it stays where it is until it was fetched",
            "    /get [NUMBER]           fetches what came with a message; without a number with their last",
            "    /info [NUMBER]          all that is known about a message; without a number about your last",
            "    /quit                   ends, as Ctrl-D does; what you said is kept and sent",
            "    @ and a name of this conversation mention somebody.",
            "    Words that begin with a slash are said with two.");

    private static final Pattern COMMAND = Pattern.compile("(/[a-z]+)(?:\\s+(\\d{1,6}))?(?:\\s+(.*))?", Pattern.DOTALL);

    private final Conversation conversation;

    Typed(Conversation conversation) {
        this.conversation = conversation;
    }

    /** What to show after a line was typed, and whether it was the last one. */
    record Said(List<String> lines, boolean over) {
        private static final Said NOTHING = new Said(List.of(), false);

        private static Said told(String line) {
            return new Said(List.of("    " + line), false);
        }
    }

    Said line(String line) throws ProfileException {
        if (line.isBlank()) {
            return Said.NOTHING;
        }
        if (!line.startsWith("/") || line.startsWith("//")) {
            conversation.say(line.startsWith("//") ? line.substring(1) : line, Optional.empty());
            return Said.NOTHING;
        }
        Matcher command = COMMAND.matcher(line.strip());
        if (!command.matches()) {
            return Said.told("This is no command; /help shows them all.");
        }
        Optional<Integer> number = Optional.ofNullable(command.group(2)).map(Integer::valueOf);
        String words = Optional.ofNullable(command.group(3)).orElse("").strip();
        return switch (command.group(1)) {
            case "/quit" -> new Said(List.of(), true);
            case "/help" -> new Said(HELP, false);
            case "/reply" ->
                about(number, conversation.theirLast(), words, id -> conversation.say(words, Optional.of(id)));
            case "/react" -> about(number, conversation.theirLast(), words, id -> conversation.react(id, words));
            case "/get" -> about(number, conversation.theirLast(), "-", conversation::fetch);
            case "/info" -> info(number);
            case "/file" -> file(line.strip().substring("/file".length()).strip());
            case "/edit" -> about(number, conversation.ownLast(), words, id -> conversation.edit(id, words));
            case "/delete" -> about(number, conversation.ownLast(), "-", conversation::delete);
            default -> Said.told("There is no " + command.group(1) + "; /help shows all commands.");
        };
    }

    private Said info(Optional<Integer> number) throws ProfileException {
        Optional<String> message = number.isPresent() ? conversation.numbered(number.get()) : conversation.ownLast();
        return message.isPresent()
                ? new Said(conversation.about(message.get()), false)
                : Said.told("There is no such message here.");
    }

    private Said file(String path) throws ProfileException {
        try {
            if (!path.isEmpty() && Files.exists(Path.of(path))) {
                conversation.send(Path.of(path));
                return Said.NOTHING;
            }
        } catch (InvalidPathException e) {
            // Told below: it is no path at all.
        }
        return Said.told("There is no such file; nothing was sent.");
    }

    /** Something done with one message. */
    private interface Doing {
        void with(String message) throws ProfileException;
    }

    private Said about(Optional<Integer> number, Optional<String> usual, String words, Doing doing)
            throws ProfileException {
        Optional<String> message = number.isPresent() ? conversation.numbered(number.get()) : usual;
        if (message.isEmpty()) {
            return Said.told("There is no such message here.");
        }
        if (words.isEmpty()) {
            return Said.told("Something is missing; /help shows what.");
        }
        doing.with(message.get());
        return Said.NOTHING;
    }
}
