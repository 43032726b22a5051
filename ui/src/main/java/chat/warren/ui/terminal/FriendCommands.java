package chat.warren.ui.terminal;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Groups what is decided about people. */
@Command(
        name = "friend",
        description = "Decides about somebody: an answer to a question, what they may, who they are, who meets whom.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class FriendCommands {
    static CommandLine of(World world) {
        CommandLine friend = new CommandLine(new FriendCommands());
        for (Decide.Decision decision : Decide.Decision.values()) {
            CommandLine command = new CommandLine(new Decide(world, decision));
            command.getCommandSpec().usageMessage().description(decision.sentence());
            friend.addSubcommand(decision.name(), command);
        }
        friend.addSubcommand(new Rename(world))
                .addSubcommand(new Verify(world))
                .addSubcommand(new Permit(world))
                .addSubcommand(new Introduce(world))
                .addSubcommand("meet", new Meet(world, true))
                .addSubcommand("pass", new Meet(world, false));
        return friend.addSubcommand(new HelpCommand());
    }
}
