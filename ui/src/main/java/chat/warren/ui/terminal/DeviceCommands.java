package chat.warren.ui.terminal;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Groups the commands about one's own devices. */
@Command(
        name = "device",
        description = {
            "Your own devices: the same friends and the same conversations on each of them.",
            "'warren device pair' on the new one shows a link, 'warren device add LINK' on one that you have takes it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DeviceCommands {
    static CommandLine of(World world) {
        CommandLine device = new CommandLine(new DeviceCommands());
        for (Object command : List.of(
                new DeviceList(world),
                new DevicePair(world),
                new DeviceAdd(world),
                new DeviceName(world),
                new DeviceRevoke(world),
                new DeviceEntrust(world))) {
            device.addSubcommand(command);
        }
        for (CommandLine command : device.getSubcommands().values()) {
            command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
        }
        return device.addSubcommand(new HelpCommand());
    }
}
