package chat.warren.ui.terminal;

import chat.warren.node.api.DhtNode;
import chat.warren.node.api.DhtView;
import chat.warren.node.api.ProfileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stores something for two hours. */
@Command(
        name = "put",
        description = {
            "Stores a text of up to 1,000 bytes, which everybody can read, for about two hours.",
            "Without a seed it can never change, and is found by its hash. With one it is found by the seed's key."
        })
final class DhtPut implements Callable<Integer> {
    private final World world;

    @Mixin
    private final DhtAccess access = new DhtAccess();

    @Parameters(paramLabel = "TEXT", description = "What to store.")
    private String text = "";

    @Option(
            names = "--seed-file",
            paramLabel = "FILE",
            description = "64 hexadecimal digits that sign it, and let you replace it. Made if it is not there.")
    private Optional<Path> seedFile = Optional.empty();

    @Option(names = "--salt", paramLabel = "TEXT", description = "Tells apart what one key stores.")
    private String salt = "";

    DhtPut(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        DhtNode.checkText(text);
        return access.run(world, node -> {
            DhtView.Written written =
                    seedFile.isPresent() ? node.put(text, seed(seedFile.get(), node), salt) : node.put(text);
            Json json = new Json().put("target", written.target()).put("copies", written.copies());
            List<String> lines = new ArrayList<>();
            lines.add("Stored at " + DhtText.nodes(written.copies()) + ".");
            lines.add("Hash        " + written.target());
            written.key().ifPresent(key -> {
                json.put("key", key).put("sequence", written.sequence().orElse(0));
                lines.add("Key         " + key);
            });
            if (written.refused()) {
                lines.add("Some nodes have a newer one already and kept it.");
            }
            return new DhtAccess.Answer(written.copies() > 0 ? Exits.DONE : Exits.FAILED, json, lines);
        });
    }

    private static String seed(Path file, DhtNode node) throws ProfileException {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String seed = node.newSeed();
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) { // Before anything is in it.
                Path _ = Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Path _ = Files.writeString(file, seed + "\n", StandardOpenOption.CREATE);
            return seed;
        } catch (IOException e) {
            throw new ProfileException(
                    ProfileException.Reason.OTHER,
                    "The seed's file cannot be read or made (" + e.getMessage() + "); nothing was stored.",
                    e);
        }
    }
}
