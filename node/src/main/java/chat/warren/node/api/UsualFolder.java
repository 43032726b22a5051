package chat.warren.node.api;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a profile is when nobody says where. */
public final class UsualFolder {
    /** Names a folder for the profile, before any usual one. */
    public static final String VARIABLE = "WARREN_PROFILE";

    private UsualFolder() {}

    /**
     * What the environment names, else where this system keeps a program's data for one user.
     *
     * @param system its name, as Java gives it
     */
    public static Path of(Map<String, String> environment, String system, Path home) throws ProfileException {
        String named = environment.getOrDefault(VARIABLE, "");
        if (environment.containsKey(VARIABLE) && named.isBlank()) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_UNDERSTOOD,
                    VARIABLE
                            + " is set and names nothing; nothing was done: name a folder, or take the variable away.");
        }
        return named.isEmpty() ? of(system.toLowerCase(Locale.ROOT), environment, home) : Path.of(named);
    }

    private static Path of(String system, Map<String, String> environment, Path home) {
        if (system.startsWith("windows")) {
            // Local and not roaming: a profile in use must not be copied between machines at each login.
            Path local = absolute(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData").resolve("Local"));
            return local.resolve("Warren").resolve("profile");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library")
                    .resolve("Application Support")
                    .resolve("Warren")
                    .resolve("profile");
        }
        // HOME first: Java takes the home of the password file, which a user may have left.
        Path data = absolute(environment, "XDG_DATA_HOME")
                .orElse(absolute(environment, "HOME")
                        .orElse(home)
                        .resolve(".local")
                        .resolve("share"));
        return data.resolve("warren").resolve("profile");
    }

    /** The XDG specification: "If an implementation encounters a relative path … it should … ignore it." */
    private static Optional<Path> absolute(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
