package chat.warren.ui.terminal;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.OpenProfile;
import chat.warren.node.api.ProfileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds a profile open until somebody wants it locked. */
@Command(
        name = "open",
        description = {
            "Opens the profile and holds it open, until Ctrl-C or until 'profile lock' in another terminal.",
            "As long as it is open, its keys are in memory and no other Warren can open it."
        })
final class Open implements Callable<Integer> {
    private final World world;

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Unlocking unlocking = new Unlocking();

    Open(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        Bootstrap.parse(Optional.ofNullable(world.environment().get(Bootstrap.VARIABLE)));
        CountDownLatch locked = new CountDownLatch(1);
        AtomicReference<Optional<ProfileException>> trouble = new AtomicReference<>(Optional.empty());
        try (OpenProfile profile = opened()) {
            String name = profile.view().name();
            world.answer(
                    place,
                    new Json().put("open", true).put("name", name),
                    List.of(
                            "The profile of " + name + " is open.",
                            "Ctrl-C locks it, and so does 'warren profile lock' in another terminal."));
            profile.whenLocked(failure -> {
                trouble.set(failure);
                if (failure.isEmpty()) {
                    // Said here and not by the waiting thread, which gets no turn any more after a Ctrl-C.
                    world.answer(place, new Json().put("open", false), List.of("", "Locked."));
                }
                locked.countDown();
            });
            locked.await();
        }
        if (trouble.get().isPresent()) {
            throw trouble.get().get();
        }
        return Exits.DONE;
    }

    private OpenProfile opened() throws ProfileException {
        var home = place.home(world);
        home.look();
        char[] passphrase = world.asking().secret("Passphrase", unlocking.source());
        try {
            return home.open(passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }
}
