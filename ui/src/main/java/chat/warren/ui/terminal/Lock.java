package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has a profile locked that another process has open. */
@Command(
        name = "lock",
        description =
                "Asks the Warren that has the profile open to lock it, and waits until it did. Needs no passphrase.")
final class Lock implements Callable<Integer> {
    private final World world;

    @Mixin
    private final Place place = new Place();

    Lock(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException {
        boolean wasOpen = place.home(world).lock();
        world.answer(
                place,
                new Json().put("locked", true).put("wasOpen", wasOpen),
                List.of(wasOpen ? "Locked." : "It was locked already."));
        return Exits.DONE;
    }
}
