package chat.warren.ui.terminal;

import chat.warren.node.api.NewDevice;
import chat.warren.node.api.NewDevice.Step;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.OpenProfile;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.api.ProfileHome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes this machine a device of somebody who has one already. */
@Command(
        name = "pair",
        description = {
            "Makes this machine another device of yours: makes a profile, shows a link for 'warren device add' on the one",
            "that you have, and asks whether both show the same words. 'warren daemon' then copies what was said before.",
            "If it was interrupted, the same command goes on."
        })
final class DevicePair implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final World world;

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Unlocking unlocking = new Unlocking();

    @Mixin
    private final Making making = new Making();

    @Mixin
    private final WayIn wayIn = new WayIn();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "another device",
            description = "What to call this device; only your own devices hear of it.")
    private String name = "";

    DevicePair(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        NodeOptions options = wayIn.options(world);
        try (OpenProfile profile = profile();
                NewDevice device = NewDevice.begin(profile, options)) {
            while (true) {
                Optional<Step> next = device.next(PATIENCE);
                if (next.isPresent() && next.get() instanceof Step.Joined(String owner)) {
                    world.answer(
                            place,
                            new Json().put("joined", owner),
                            List.of("This is a device of " + owner + " now. 'warren daemon' runs it."));
                    return Exits.DONE;
                }
                if (next.isPresent()) {
                    happened(device, next.get());
                }
            }
        }
    }

    private OpenProfile profile() throws ProfileException {
        ProfileHome home = place.home(world, making.effort());
        char[] passphrase = {};
        try {
            if (isThere(home)) {
                passphrase = world.asking().secret("Passphrase", unlocking.source());
                return home.open(passphrase);
            }
            passphrase = world.asking().newSecret("New passphrase for this device", unlocking.source());
            return home.createForDevice(name, passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static boolean isThere(ProfileHome home) throws ProfileException {
        try {
            home.look();
            return true;
        } catch (ProfileException e) {
            if (e.reason() == Reason.NO_PROFILE) {
                return false;
            }
            throw e;
        }
    }

    private void happened(NewDevice device, Step step) throws ProfileException {
        switch (step) {
            case Step.Waiting(String link, String payload, Instant until) -> {
                List<String> lines = new ArrayList<>();
                lines.add(link);
                if (world.asking().hasTerminal()) {
                    lines.addAll(TerminalQr.lines(payload));
                }
                lines.add("Give it to 'warren device add' on the device that you have, before " + until + ".");
                world.answer(place, new Json().put("link", link).put("until", until.toString()), lines);
            }
            case Step.Compare(List<String> words) -> {
                WordQuestion.show(world, place, "", words);
                device.answer(WordQuestion.same(world, unlocking.source().input()));
            }
            case Step.Failed(String sentence) ->
                world.answer(place, new Json().put("failed", sentence), List.of(sentence));
            case Step.Joined joined -> throw new IllegalStateException("told by the caller");
        }
    }
}
