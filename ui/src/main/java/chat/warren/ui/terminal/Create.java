package chat.warren.ui.terminal;

import chat.warren.node.api.OpenProfile;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.ProfileView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a profile, with a new identity or with one from paper. */
@Command(
        name = "create",
        description = {
            "Makes a new encrypted profile with a new identity, and shows the recovery words once.",
            "With --recover it holds the identity that your recovery words bring back."
        })
final class Create implements Callable<Integer> {
    /** BIP 39 writes a 32-byte key so. */
    private static final int RECOVERY_WORDS = 24;

    private final World world;

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Unlocking unlocking = new Unlocking();

    @Mixin
    private final Making making = new Making();

    @Option(names = "--name", paramLabel = "NAME", description = "What friends should call you.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--recover", description = "Asks for the 24 recovery words of an identity that you have already.")
    private boolean recover;

    @Option(
            names = "--recovery-words-file",
            paramLabel = "FILE",
            description = "Reads them from a file that only you may read, all in one line. Implies --recover.")
    private Optional<Path> wordsFile = Optional.empty();

    Create(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException {
        ProfileHome home = place.home(world, making.effort());
        home.checkFree("open it, or name another folder");
        boolean known = recover || wordsFile.isPresent();
        char[] passphrase = {};
        try {
            String called = name();
            Optional<String> words = known && isTyping() ? Optional.of(typedWords(home)) : Optional.empty();
            world.asking()
                    .say(
                            "The passphrase opens the profile. Nobody can reset it; five or more random words make a good one.");
            passphrase = world.asking().newSecret("Passphrase", unlocking.source());
            if (known && words.isEmpty()) {
                words = Optional.of(givenWords());
            }
            try (OpenProfile profile = words.isPresent()
                    ? home.recover(called, words.get(), passphrase)
                    : home.create(called, passphrase)) {
                tell(profile.view(), known ? List.of() : profile.recoveryWords());
            }
            return Exits.DONE;
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private String name() throws ProfileException {
        if (name.isPresent()) {
            return name.get();
        }
        if (!world.asking().hasTerminal() || unlocking.isGiven()) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_UNDERSTOOD,
                    "A profile wants a name for friends to see; nothing was changed: give one with --name.");
        }
        return world.asking().open("What should friends call you");
    }

    private boolean isTyping() {
        Asking.Source source = unlocking.second(wordsFile);
        return source.file().isEmpty() && !source.input();
    }

    private String givenWords() throws ProfileException {
        char[] line = world.asking().secret("the recovery words", unlocking.second(wordsFile));
        try {
            return new String(line);
        } finally {
            Arrays.fill(line, '\0');
        }
    }

    /** In as many lines as people like; an empty one says that there are no more. */
    private String typedWords(ProfileHome home) throws ProfileException {
        List<String> words = new ArrayList<>();
        String question = "Your " + RECOVERY_WORDS + " recovery words, in their order";
        while (words.size() < RECOVERY_WORDS) {
            String line = world.asking().open(question).strip();
            if (line.isEmpty()) {
                break;
            }
            words.addAll(List.of(line.split("\\s+")));
            question = "Word " + (words.size() + 1) + " and on";
        }
        String phrase = String.join(" ", words);
        home.checkWords(phrase);
        return phrase;
    }

    private void tell(ProfileView view, List<String> recoveryWords) {
        Json json = new Json()
                .put("folder", view.folder().toString())
                .put("name", view.name())
                .put("identity", view.identity())
                .put("words", view.words());
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add((recoveryWords.isEmpty() ? "Your identity is back, in a new profile: " : "The profile is made: ")
                + view.folder());
        lines.add("");
        lines.add("Your identity, which you may give to anybody:");
        lines.add("  " + view.identity());
        lines.add("The same in words, to read aloud and compare:");
        lines.addAll(Columns.plain(view.words()));
        if (!recoveryWords.isEmpty()) {
            json.put("recoveryWords", recoveryWords);
            lines.add("");
            lines.add("Your recovery words. Write them on paper now: THEY ARE NOT SHOWN AGAIN.");
            lines.add("");
            lines.addAll(Columns.numbered(recoveryWords));
            lines.add("");
            lines.add("They bring this identity back when profile or passphrase are lost (create --recover).");
            lines.add("Whoever reads them can be you. They do not bring messages back: 'export' makes a backup.");
        }
        world.answer(place, json, lines);
    }
}
