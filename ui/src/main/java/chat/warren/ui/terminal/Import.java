package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A profile from a backup. */
@Command(
        name = "import",
        description = {
            "Makes a profile of a backup file. It opens with the backup's passphrase, and its key file if it had one.",
            "It is built and checked beside the folder first: a damaged backup changes nothing."
        })
final class Import implements Callable<Integer> {
    private final World world;

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Unlocking unlocking = new Unlocking();

    @Mixin
    private final Making making = new Making();

    @Parameters(paramLabel = "FILE", description = "The backup to read.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Replaces the profile that is there, which is then gone for good.")
    private boolean force;

    Import(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException {
        ProfileHome home = place.home(world, making.effort());
        home.checkBackup(file);
        if (!force) {
            home.checkFree("name another folder, or say --force to replace it");
        }
        char[] passphrase = world.asking().secret("Passphrase of the backup", unlocking.source());
        try {
            home.restore(file, passphrase, force);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        world.answer(
                place,
                new Json().put("folder", home.folder().toString()).put("restored", true),
                List.of(
                        "The profile is restored in " + home.folder() + ".",
                        "It opens with the backup's passphrase"
                                + (place.keyFile().isPresent() ? " and key file." : ".")));
        return Exits.DONE;
    }
}
