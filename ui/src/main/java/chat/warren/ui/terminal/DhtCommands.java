package chat.warren.ui.terminal;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Groups the commands of the DHT. */
@Command(
        name = "dht",
        description = {
            "Looks around in BitTorrent's DHT, through which Warren's nodes find each other.",
            "Each command joins the network, does one thing and leaves. It serves nobody, and needs no profile."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DhtCommands {
    static CommandLine of(World world) {
        CommandLine dht = new CommandLine(new DhtCommands());
        for (Object command : List.of(
                new DhtStatus(world),
                new DhtBootstrap(world),
                new DhtPing(world),
                new DhtFind(world),
                new DhtGet(world),
                new DhtPut(world),
                new DhtAnnounce(world),
                new DhtPeers(world))) {
            dht.addSubcommand(command);
        }
        for (CommandLine command : dht.getSubcommands().values()) {
            command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
        }
        return dht.addSubcommand(new HelpCommand());
    }
}
