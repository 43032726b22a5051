package chat.warren.ui.terminal;

import chat.warren.node.api.Effort;
import chat.warren.node.api.ProfileException;
import chat.warren.ui.window.WindowStart;
import chat.warren.ui.window.door.Opening;
import java.io.Console;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
        name = "warren",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A friend-to-friend messenger that needs nobody's servers.",
        footer = {
            "",
            "The launcher itself knows also: ./warren test, fuzz, bench, package, pictures.",
            "'warren help COMMAND' explains a command, 'warren profile help COMMAND' one of the profile's."
        })
public final class Warren implements Callable<Integer> {
    private static final int HELP_WIDTH = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final WayIn wayIn = new WayIn();

    private final World world;

    private Warren(World world) {
        this.world = world;
    }

    /** Groups the commands of a profile. */
    @Command(
            name = "profile",
            description = "The encrypted profile, in which everything is that Warren keeps.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    private static final class Profile {}

    public static void main(String[] arguments) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!Faults.isEnding()) {
                System.err.println(Faults.mistake(failure));
            }
        });
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            System.err.println(Faults.mistake(failure));
            System.exit(Exits.OUR_MISTAKE); // On its way out it locks what is open.
        });
        World world = new World(
                System.getenv(),
                new Asking(System.in, Optional.ofNullable(System.console()).filter(Console::isTerminal)),
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()));
        System.exit(
                arguments.length == 0 && WindowStart.possible()
                        ? window(world)
                        : commands(world).execute(arguments));
    }

    /** Who only opens the window does not wait until fifty commands are made. */
    private static int window(World world) {
        try {
            return open(world, new Place(), new WayIn());
        } catch (ProfileException failure) {
            world.err().println(failure.sentence());
            return Exits.of(failure.reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exits.DONE;
        }
    }

    static CommandLine commands(World world) {
        CommandLine profile = new CommandLine(new Profile());
        for (Object command : List.of(
                new Create(world),
                new Open(world),
                new Lock(world),
                new Status(world),
                new ChangePassphrase(world),
                new Export(world),
                new Import(world))) {
            profile.addSubcommand(command);
        }
        profile.addSubcommand(new HelpCommand());
        CommandLine friend = FriendCommands.of(world);
        CommandLine all = new CommandLine(new Warren(world))
                .addSubcommand("profile", profile)
                .addSubcommand("dht", DhtCommands.of(world))
                .addSubcommand(new Reach(world))
                .addSubcommand(new Daemon(world))
                .addSubcommand(new NodeStatus(world))
                .addSubcommand(new ShowLog(world))
                .addSubcommand(new ShowEvents(world))
                .addSubcommand(new MakeInvite(world))
                .addSubcommand(new Add(world))
                .addSubcommand(new Nearby(world))
                .addSubcommand(new Friends(world))
                .addSubcommand("friend", friend)
                .addSubcommand(new OwnName(world))
                .addSubcommand(new ChatWith(world))
                .addSubcommand("device", DeviceCommands.of(world))
                .addSubcommand(new Send(world))
                .addSubcommand(new SendFile(world))
                .addSubcommand(new FileList(world))
                .addSubcommand(new FilePreferences(world))
                .addSubcommand(new ChooseKeepers(world))
                .addSubcommand(new History(world))
                .addSubcommand(new AboutMessage(world))
                .addSubcommand(new SearchWords(world))
                .addSubcommand(new ShowSettings(world))
                .addSubcommand(new Demo(world))
                .addSubcommand(new Rehearsal(world))
                .addSubcommand(new HelpCommand());
        Faults faults = new Faults(world);
        all.setOut(world.out())
                .setErr(world.err())
                .setUsageHelpWidth(HELP_WIDTH)
                .setExecutionExceptionHandler(faults::failed)
                .setParameterExceptionHandler(faults::misused);
        explain(profile);
        explain(friend);
        explain(all);
        return all;
    }

    /** Help, version and exit codes for every command that does something. */
    private static void explain(CommandLine group) {
        for (CommandLine command : group.getSubcommands().values()) {
            if (command.getCommand() instanceof Callable) {
                command.getCommandSpec().mixinStandardHelpOptions(true);
                command.getCommandSpec().versionProvider(new Version());
                command.getCommandSpec()
                        .usageMessage()
                        .exitCodeListHeading("%nExit codes:%n")
                        .exitCodeList(Exits.explained());
            }
        }
    }

    /** Without a command, the window; without a display for one, a sentence. */
    @Override
    public Integer call() throws ProfileException, InterruptedException {
        if (!WindowStart.possible()) {
            CommandLine all = spec.commandLine();
            world.err()
                    .println("There is no display for Warren's window; everything works from the terminal as well:"
                            + " 'warren profile create' begins, 'warren daemon' runs, 'warren friends' and 'warren send'"
                            + " talk.");
            all.usage(world.err());
            return Exits.NOT_POSSIBLE;
        }
        return open(world, place, wayIn);
    }

    private static int open(World world, Place place, WayIn wayIn) throws ProfileException, InterruptedException {
        Opening opening = new Opening(
                place.folder(world), place.keyFile(), wayIn.options(world), Effort.MEASURED, InstantSource.system());
        WindowStart.open(opening).await();
        return Exits.DONE;
    }
}
