package chat.warren.ui.terminal;

import chat.warren.node.api.OpenProfile;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Another passphrase for the same profile. */
@Command(
        name = "passphrase",
        description = {
            "Changes the passphrase. No data is rewritten, so it takes no longer for a large profile.",
            "Backups and copies of the folder made before still open with the old one."
        })
final class ChangePassphrase implements Callable<Integer> {
    private final World world;

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Unlocking unlocking = new Unlocking();

    @Option(
            names = "--new-passphrase-file",
            paramLabel = "FILE",
            description =
                    "Reads the new one from a file that only you may read. With --passphrase-stdin it is the second line.")
    private Optional<Path> newFile = Optional.empty();

    ChangePassphrase(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException {
        ProfileHome home = place.home(world);
        home.look();
        char[] old = world.asking().secret("Passphrase", unlocking.source());
        char[] fresh = {};
        try (OpenProfile profile = home.open(old)) {
            fresh = world.asking().newSecret("New passphrase", unlocking.second(newFile));
            profile.changePassphrase(fresh);
        } finally {
            Arrays.fill(old, '\0');
            Arrays.fill(fresh, '\0');
        }
        world.answer(
                place,
                new Json().put("changed", true),
                List.of("The passphrase is changed. Backups and copies made before still open with the old one."));
        return Exits.DONE;
    }
}
