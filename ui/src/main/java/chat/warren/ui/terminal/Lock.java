package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileHome;
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
        ProfileHome home = place.home(world);
        ProfileHome.LockAnswer answer = home.lock();
        String sentence = switch (answer) {
            case WAS_LOCKED -> "It was locked already.";
            case LOCKED -> "Locked.";
            case NO_ANSWER ->
                "The Warren that has it open"
                        + home.look()
                                .holder()
                                .map(process -> " (process " + process + ")")
                                .orElse("")
                        + " did not lock it within ten seconds; it is still open: lock it there, or end that process.";
        };
        boolean locked = answer != ProfileHome.LockAnswer.NO_ANSWER;
        world.answer(place, new Json().put("locked", locked), List.of(sentence));
        return locked ? Exits.DONE : Exits.STILL_OPEN;
    }
}
