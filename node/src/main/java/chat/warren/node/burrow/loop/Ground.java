package chat.warren.node.burrow.loop;

import chat.warren.node.link.Credentials;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a burrow is dug into.
 *
 * @param wall what people call the time
 * @param random good enough for keys, and safe to share between threads
 */
public record Ground(
        Profile profile, PersonId self, Credentials credentials, InstantSource wall, RandomGenerator random) {
    /** Where what friends send is put if nobody chose otherwise. */
    Path downloads() {
        Path home = Path.of(System.getProperty("user.home", "."));
        Path usual = home.resolve("Downloads");
        return (Files.isDirectory(usual) ? usual : home).resolve("Warren");
    }
}
