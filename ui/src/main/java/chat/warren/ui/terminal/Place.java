package chat.warren.ui.terminal;

import chat.warren.node.api.Effort;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.UsualFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command: which profile, and how to answer. */
final class Place {
    @Option(
            names = "--profile",
            paramLabel = "DIR",
            description = "The profile's folder. Without it: WARREN_PROFILE, else the system's usual place.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "A second key besides the passphrase, kept elsewhere. Made when a profile is created with one.")
    private Optional<Path> keyFile = Optional.empty();

    @Option(names = "--json", description = "Answers in one JSON object a line, errors as well.")
    private boolean json;

    ProfileHome home(World world) throws ProfileException {
        return home(world, Effort.MEASURED);
    }

    ProfileHome home(World world, Effort effort) throws ProfileException {
        return new ProfileHome(folder(world), keyFile, effort, new SecureRandom(), InstantSource.system());
    }

    Path folder(World world) throws ProfileException {
        if (folder.map(Path::toString).filter(String::isBlank).isPresent()) {
            // An empty path is the folder one happens to be in: surely a variable that was not set.
            throw new ProfileException(
                    ProfileException.Reason.NOT_UNDERSTOOD,
                    "--profile names nothing; nothing was done: name a folder, or leave it out.");
        }
        return folder.isPresent()
                ? folder.get()
                : UsualFolder.of(
                        world.environment(),
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", ".")));
    }

    Optional<Path> keyFile() {
        return keyFile;
    }

    boolean json() {
        return json;
    }
}
