package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gets answers: from people at a terminal, from standard input a line each, or secrets from files. */
final class Asking {
    /** Somebody who mistypes thrice is better helped by starting anew. */
    private static final int MAX_TRIES = 3;
    /** What the JDK puts where bytes are no letters of the terminal's character set. */
    private static final char NO_LETTER = '\ufffd';

    private static final Set<PosixFilePermission> FOR_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final SecretLines input;
    private final Optional<Console> terminal;

    Asking(InputStream input, Optional<Console> terminal) {
        this.input = new SecretLines(input);
        this.terminal = terminal;
    }

    /** Where a secret comes from: a file, else standard input, else a terminal. */
    record Source(Optional<Path> file, boolean input) {}

    /** A secret that exists already. The caller wipes it. */
    char[] secret(String what, Source source) throws ProfileException {
        if (source.file().isPresent()) {
            return ofFile(source.file().get());
        }
        if (source.input()) {
            return line(what);
        }
        return typed(what);
    }

    /** A new secret: typed twice, because nobody sees it. The caller wipes it. */
    char[] newSecret(String what, Source source) throws ProfileException {
        if (source.file().isPresent() || source.input()) {
            return checkedNew(secret(what, source));
        }
        for (int i = 0; i < MAX_TRIES; i++) {
            char[] first = checkedNew(typed(what));
            char[] second = typed(what + " again");
            boolean same = Arrays.equals(first, second);
            Arrays.fill(second, '\0');
            if (same) {
                return first;
            }
            Arrays.fill(first, '\0');
            terminal().format("These two differ. Once more, please.%n");
        }
        throw refused("It was typed differently each time; nothing was changed: try again.");
    }

    private static char[] checkedNew(char[] secret) throws ProfileException {
        if (secret.length == 0) {
            throw refused("The passphrase is empty, which protects nothing; nothing was changed: choose one.");
        }
        return secret;
    }

    /** Something that may be seen while it is typed. */
    String open(String what) throws ProfileException {
        String typed = answered(terminal().readLine("%s: ", what));
        if (typed.indexOf(NO_LETTER) >= 0) {
            throw lettersLost();
        }
        return typed;
    }

    boolean hasTerminal() {
        return terminal.isPresent();
    }

    void say(String sentence) {
        terminal.ifPresent(console -> console.format("%s%n", sentence));
    }

    private char[] typed(String what) throws ProfileException {
        char[] typed = answered(terminal().readPassword("%s: ", what));
        boolean lost = false;
        for (char letter : typed) {
            lost |= letter == NO_LETTER;
        }
        if (lost) {
            Arrays.fill(typed, '\0');
            throw lettersLost(); // All such letters became the same one: a passphrase that guesses itself.
        }
        return typed;
    }

    private static ProfileException lettersLost() {
        return refused("This terminal's character set lacks a letter that was typed; nothing was changed: "
                + "set LANG to one with UTF-8, such as C.UTF-8.");
    }

    private static <T> T answered(@Nullable T answer) throws ProfileException {
        if (answer == null) {
            throw refused("Nothing was typed; nothing was changed.");
        }
        return answer;
    }

    private Console terminal() throws ProfileException {
        return terminal.orElseThrow(() -> refused("There is no terminal to ask at; nothing was changed: "
                + "give it as an option (see --help), or do not redirect input and output."));
    }

    /** The next line of standard input. */
    char[] line(String what) throws ProfileException {
        try {
            return input.next()
                    .orElseThrow(() -> refused("Standard input ended where this was expected: " + what
                            + "; nothing was changed: give it a line of its own."));
        } catch (IOException e) {
            throw new ProfileException(Reason.OTHER, "Standard input could not be read; nothing was changed.", e);
        }
    }

    private static char[] ofFile(Path file) throws ProfileException {
        try {
            checkPrivate(file);
            try (InputStream in = Files.newInputStream(file)) {
                SecretLines lines = new SecretLines(in);
                char[] secret = lines.next().orElseThrow(() -> refused(file + " is empty; nothing was changed."));
                if (lines.next().isPresent()) {
                    Arrays.fill(secret, '\0');
                    throw refused(file + " has more than one line; nothing was changed: "
                            + "a file with a secret holds nothing else.");
                }
                return secret;
            }
        } catch (ProfileException e) {
            throw e;
        } catch (IOException e) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD,
                    "The file " + file + " could not be read; nothing was changed: is it there, and yours?",
                    e);
        }
    }

    private static void checkPrivate(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return; // On Windows the user's own folders keep others out.
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(Files.getPosixFilePermissions(file));
        permissions.retainAll(FOR_OTHERS);
        if (!permissions.isEmpty()) {
            throw refused("Other users may read or change " + file + "; nothing was changed: "
                    + "run 'chmod 600' on it, and choose another passphrase if others use this machine.");
        }
    }

    private static ProfileException refused(String sentence) {
        return new ProfileException(Reason.NOT_UNDERSTOOD, sentence);
    }
}
