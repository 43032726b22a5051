package chat.warren.ui.terminal;

import chat.warren.node.api.OpenProfile;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The whole profile in one sealed file. */
@Command(
        name = "export",
        description = {
            "Writes the whole profile into one encrypted backup file.",
            "It opens with the profile's passphrase, or with one of its own (--own-passphrase). Left out on purpose:",
            "messages that disappear, what still waits to be delivered, and keys that must never be used twice."
        })
final class Export implements Callable<Integer> {
    private final World world;

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Unlocking unlocking = new Unlocking();

    @Mixin
    private final Making making = new Making();

    @Parameters(paramLabel = "FILE", description = "The backup to write.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Overwrites the file if there is one.")
    private boolean force;

    @Option(
            names = "--own-passphrase",
            description = "Asks for a passphrase for the backup. With --passphrase-stdin it is the second line.")
    private boolean own;

    @Option(
            names = "--own-passphrase-file",
            paramLabel = "FILE",
            description = "Reads it from a file that only you may read. Implies --own-passphrase.")
    private Optional<Path> ownFile = Optional.empty();

    Export(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException {
        ProfileHome home = place.home(world, making.effort());
        home.checkTarget(file, force);
        boolean another = own || ownFile.isPresent();
        char[] passphrase = world.asking().secret("Passphrase", unlocking.source());
        char[] backups = {};
        try (OpenProfile profile = home.open(passphrase)) {
            backups = another
                    ? world.asking().newSecret("Passphrase of the backup", unlocking.second(ownFile))
                    : passphrase.clone();
            profile.export(file, backups, force);
        } finally {
            Arrays.fill(passphrase, '\0');
            Arrays.fill(backups, '\0');
        }
        tell(another);
        return Exits.DONE;
    }

    private void tell(boolean another) throws ProfileException {
        long bytes = size();
        String opens = (another ? "a passphrase of its own" : "the profile's passphrase")
                + (place.keyFile().isPresent() ? " and the key file" : "");
        world.answer(
                place,
                new Json().put("backup", file.toAbsolutePath().toString()).put("bytes", bytes),
                List.of(
                        "The backup is in " + file + " (" + Sizes.of(bytes) + "). It opens with " + opens + ".",
                        "Keep it on another machine. To try it: warren profile import " + file
                                + " --profile NEWFOLDER"));
    }

    private long size() throws ProfileException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new ProfileException(
                    ProfileException.Reason.OTHER,
                    "The backup was written to " + file
                            + " and is not there any more: check the disk, and export again.",
                    e);
        }
    }
}
