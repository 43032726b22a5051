package chat.warren.ui.terminal;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not built by Maven)");
        return new String[] {"Warren " + version, "Java " + Runtime.version()};
    }
}
