package chat.warren.node.api;

import chat.warren.node.api.ProfileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Where a backup may be written. */
final class Targets {
    private Targets() {}

    static void check(Path target, Path profile, boolean replace) throws ProfileException {
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD,
                    "There is no folder for " + target + "; no backup was written: make it, or name another file.");
        }
        if (isWithin(folder, profile)) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD,
                    "A backup in the profile's own folder is lost together with it; no backup was written: "
                            + "name another place.");
        }
        if (Files.isDirectory(target)) {
            throw new ProfileException(
                    Reason.FILE_EXISTS, target + " is a folder; no backup was written: name a file in it.");
        }
        if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new ProfileException(
                    Reason.FILE_EXISTS,
                    "There is a file " + target
                            + " already; it was left as it is: name another one, or say --force to overwrite it.");
        }
    }

    /** As the disk sees it: a link may lead into the profile under another name. */
    private static boolean isWithin(Path folder, Path profile) throws ProfileException {
        try {
            return folder.toRealPath().startsWith(profile.toRealPath());
        } catch (IOException e) {
            throw new ProfileException(
                    Reason.OTHER,
                    "The folder " + folder + " could not be looked at; no backup was written: name another place.",
                    e);
        }
    }
}
