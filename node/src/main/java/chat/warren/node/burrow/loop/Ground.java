package chat.warren.node.burrow.loop;

import chat.warren.node.link.Credentials;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Profile;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a burrow is dug into.
 *
 * @param wall what people call the time
 * @param random good enough for keys, and safe to share between threads
 */
public record Ground(
        Profile profile, PersonId self, Credentials credentials, InstantSource wall, RandomGenerator random) {}
